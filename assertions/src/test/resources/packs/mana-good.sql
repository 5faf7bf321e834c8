-- As the guideline's own examples are.
CREATE SCHEMA auth;

CREATE TABLE auth.users (
  id text PRIMARY KEY,
  email text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE SCHEMA storage;

CREATE TABLE storage.folders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  name varchar(255) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_folders_user_id ON storage.folders (user_id);

CREATE TABLE storage.files (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  parent_folder_id uuid REFERENCES storage.folders (id) ON DELETE SET NULL,
  name varchar(500) NOT NULL,
  size bigint NOT NULL,
  storage_key varchar(500) NOT NULL UNIQUE,
  is_favorite boolean NOT NULL DEFAULT false,
  has_password boolean NOT NULL DEFAULT false,
  download_count integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  metadata jsonb,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_files_user_id ON storage.files (user_id);
CREATE INDEX idx_files_parent_folder ON storage.files (parent_folder_id);
CREATE INDEX idx_files_created_at ON storage.files (created_at);

CREATE TABLE storage.tags (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name varchar(100) NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE storage.file_tags (
  file_id uuid NOT NULL REFERENCES storage.files (id) ON DELETE CASCADE,
  tag_id uuid NOT NULL REFERENCES storage.tags (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (file_id, tag_id)
);

CREATE INDEX idx_file_tags_tag_id ON storage.file_tags (tag_id);
