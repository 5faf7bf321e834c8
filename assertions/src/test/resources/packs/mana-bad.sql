-- finds: IDX001 KEY007 KEY008 NAM001 NAM002 NAM003 NAM004 NAM005 NAM006 NAM007 NAM008 NAM009 NS001 TIM001 TIM003 TYP001 TYP002 TYP003 TYP012
CREATE TABLE public.users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL,
  favorite boolean NOT NULL DEFAULT false,
  born timestamptz,
  num_logins integer NOT NULL DEFAULT 0,
  seen_at timestamp,
  settings json,
  version integer,
  is_deleted boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE SCHEMA storage;

CREATE TABLE storage.folder (
  folder_key uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  total_files integer NOT NULL DEFAULT 0,
  "ownerName" text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE storage.files (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  folder uuid NOT NULL REFERENCES storage.folder (folder_key) ON DELETE CASCADE,
  uploader bigint NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX files_folder ON storage.files (folder);

CREATE TABLE storage.links (
  file_id uuid NOT NULL REFERENCES storage.files (id) ON DELETE CASCADE,
  folder_id uuid NOT NULL REFERENCES storage.folder (folder_key) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (file_id, folder_id)
);

CREATE INDEX idx_links_folder_id ON storage.links (folder_id);
