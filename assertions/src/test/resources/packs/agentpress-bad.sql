-- finds: IDX001 IDX007 IDX008 NAM009 TYP003 TYP012 VEC002 VEC003 VEC005
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE public.users (
  id text PRIMARY KEY
);

CREATE TABLE public.threads (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL DEFAULT now()
);

CREATE TABLE public.messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  text_content text,
  parts json,
  created_at timestamp NOT NULL DEFAULT now()
);

CREATE INDEX idx_messages_created_at ON public.messages (created_at);

CREATE TABLE public.embeddings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  embedding halfvec(1024),
  short halfvec(256),
  long vector(3072)
);

CREATE INDEX ON public.embeddings USING hnsw (embedding halfvec_l2_ops);
