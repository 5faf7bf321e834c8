-- A schema as Seedbed reads and writes it. A comment above each statement names its object.
SET check_function_bodies = off;

-- schema auth
CREATE SCHEMA auth;

-- schema credits
CREATE SCHEMA credits;

-- schema event_discovery
CREATE SCHEMA event_discovery;

-- schema events
CREATE SCHEMA events;

-- schema feedback
CREATE SCHEMA feedback;

-- schema mail
CREATE SCHEMA mail;

-- schema public
CREATE SCHEMA IF NOT EXISTS public;

-- schema research
CREATE SCHEMA research;

-- schema subscriptions
CREATE SCHEMA subscriptions;

-- schema usr
CREATE SCHEMA usr;

-- type auth.invitation_status
CREATE TYPE auth.invitation_status AS ENUM ('pending', 'accepted', 'declined');

-- type auth.member_role
CREATE TYPE auth.member_role AS ENUM ('owner', 'admin', 'member');

-- type credits.transaction_type
CREATE TYPE credits.transaction_type AS ENUM ('purchase', 'usage', 'refund', 'bonus', 'adjustment');

-- type events.guest_status
CREATE TYPE events.guest_status AS ENUM ('invited', 'accepted', 'declined');

-- type feedback.submission_category
CREATE TYPE feedback.submission_category AS ENUM ('bug', 'idea', 'question', 'praise');

-- type feedback.submission_status
CREATE TYPE feedback.submission_status AS ENUM ('open', 'planned', 'done');

-- type research.run_status
CREATE TYPE research.run_status AS ENUM ('pending', 'running', 'completed', 'failed');

-- type subscriptions.subscription_status
CREATE TYPE subscriptions.subscription_status AS ENUM ('active', 'cancelled', 'expired');

-- table auth.accounts
CREATE TABLE auth.accounts (
  id text NOT NULL,
  user_id text NOT NULL,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password_hash text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.invitations
CREATE TABLE auth.invitations (
  id text NOT NULL,
  organization_id text NOT NULL,
  inviter_id text NOT NULL,
  email text NOT NULL,
  role auth.member_role DEFAULT 'member'::auth.member_role NOT NULL,
  status auth.invitation_status DEFAULT 'pending'::auth.invitation_status NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.members
CREATE TABLE auth.members (
  id text NOT NULL,
  organization_id text NOT NULL,
  user_id text NOT NULL,
  role auth.member_role DEFAULT 'member'::auth.member_role NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.organizations
CREATE TABLE auth.organizations (
  id text NOT NULL,
  name text NOT NULL,
  slug text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.sessions
CREATE TABLE auth.sessions (
  id text NOT NULL,
  user_id text NOT NULL,
  token_hash text NOT NULL,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.users
CREATE TABLE auth.users (
  id text NOT NULL,
  email text NOT NULL,
  image_url text,
  is_email_verified boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  full_name text
);

-- table credits.balances
CREATE TABLE credits.balances (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  amount integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table credits.transactions
CREATE TABLE credits.transactions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  balance_id uuid NOT NULL,
  type credits.transaction_type NOT NULL,
  amount integer NOT NULL,
  description text,
  metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table event_discovery.discovered_events
CREATE TABLE event_discovery.discovered_events (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  source_id uuid NOT NULL,
  external_id text NOT NULL,
  title character varying(255) NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table event_discovery.sources
CREATE TABLE event_discovery.sources (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name character varying(200) NOT NULL,
  url text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  crawled_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table events.event_tags
CREATE TABLE events.event_tags (
  event_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table events.events
CREATE TABLE events.events (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  title character varying(255) NOT NULL,
  description text,
  location character varying(500),
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  is_all_day boolean DEFAULT false NOT NULL,
  is_public boolean DEFAULT false NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  is_deleted boolean DEFAULT false NOT NULL,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table events.guests
CREATE TABLE events.guests (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  event_id uuid NOT NULL,
  email character varying(320) NOT NULL,
  status events.guest_status DEFAULT 'invited'::events.guest_status NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table events.tags
CREATE TABLE events.tags (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  name character varying(100) NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table feedback.submissions
CREATE TABLE feedback.submissions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  category feedback.submission_category NOT NULL,
  title character varying(200) NOT NULL,
  body text NOT NULL,
  is_public boolean DEFAULT true NOT NULL,
  is_deleted boolean DEFAULT false NOT NULL,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  status feedback.submission_status DEFAULT 'open'::feedback.submission_status NOT NULL
);

-- table feedback.votes
CREATE TABLE feedback.votes (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  submission_id uuid NOT NULL,
  user_id text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table mail.email_labels
CREATE TABLE mail.email_labels (
  email_id uuid NOT NULL,
  label_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table mail.emails
CREATE TABLE mail.emails (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  mailbox_id uuid NOT NULL,
  sender_address character varying(320) NOT NULL,
  subject character varying(998) NOT NULL,
  body text NOT NULL,
  size bigint NOT NULL,
  is_read boolean DEFAULT false NOT NULL,
  is_starred boolean DEFAULT false NOT NULL,
  has_attachments boolean DEFAULT false NOT NULL,
  is_deleted boolean DEFAULT false NOT NULL,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table mail.labels
CREATE TABLE mail.labels (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  mailbox_id uuid NOT NULL,
  name character varying(100) NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table mail.mailboxes
CREATE TABLE mail.mailboxes (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  address character varying(320) NOT NULL,
  display_name character varying(200),
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table research.run_sources
CREATE TABLE research.run_sources (
  run_id uuid NOT NULL,
  source_id uuid NOT NULL,
  "position" integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table research.runs
CREATE TABLE research.runs (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  question text NOT NULL,
  status research.run_status DEFAULT 'pending'::research.run_status NOT NULL,
  summary text,
  completed_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table research.sources
CREATE TABLE research.sources (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  url text NOT NULL,
  title character varying(500) NOT NULL,
  metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table subscriptions.invoices
CREATE TABLE subscriptions.invoices (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  subscription_id uuid NOT NULL,
  invoice_number character varying(40) NOT NULL,
  amount_cents integer NOT NULL,
  currency character varying(3) NOT NULL,
  paid_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table subscriptions.plans
CREATE TABLE subscriptions.plans (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  code character varying(50) NOT NULL,
  name character varying(100) NOT NULL,
  price_cents integer NOT NULL,
  currency character varying(3) DEFAULT 'EUR'::character varying NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table subscriptions.subscriptions
CREATE TABLE subscriptions.subscriptions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  plan_id uuid NOT NULL,
  status subscriptions.subscription_status DEFAULT 'active'::subscriptions.subscription_status NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  cancelled_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table usr.tags
CREATE TABLE usr.tags (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  name character varying(100) NOT NULL,
  color character varying(7),
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table usr.user_settings
CREATE TABLE usr.user_settings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id text NOT NULL,
  theme character varying(20) DEFAULT 'system'::character varying NOT NULL,
  locale character varying(10) DEFAULT 'en'::character varying NOT NULL,
  settings jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- constraint auth.accounts.accounts_pkey
ALTER TABLE auth.accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

-- constraint auth.accounts.accounts_provider_id_account_id_unique
ALTER TABLE auth.accounts ADD CONSTRAINT accounts_provider_id_account_id_unique UNIQUE (provider_id, account_id);

-- constraint auth.invitations.invitations_pkey
ALTER TABLE auth.invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

-- constraint auth.members.members_organization_id_user_id_unique
ALTER TABLE auth.members ADD CONSTRAINT members_organization_id_user_id_unique UNIQUE (organization_id, user_id);

-- constraint auth.members.members_pkey
ALTER TABLE auth.members ADD CONSTRAINT members_pkey PRIMARY KEY (id);

-- constraint auth.organizations.organizations_pkey
ALTER TABLE auth.organizations ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);

-- constraint auth.invitations.invitations_organization_id_organizations_id_fk
ALTER TABLE auth.invitations ADD CONSTRAINT invitations_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES auth.organizations(id) ON DELETE CASCADE;

-- constraint auth.members.members_organization_id_organizations_id_fk
ALTER TABLE auth.members ADD CONSTRAINT members_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES auth.organizations(id) ON DELETE CASCADE;

-- constraint auth.organizations.organizations_slug_unique
ALTER TABLE auth.organizations ADD CONSTRAINT organizations_slug_unique UNIQUE (slug);

-- constraint auth.sessions.sessions_pkey
ALTER TABLE auth.sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

-- constraint auth.sessions.sessions_token_hash_unique
ALTER TABLE auth.sessions ADD CONSTRAINT sessions_token_hash_unique UNIQUE (token_hash);

-- constraint auth.users.users_email_unique
ALTER TABLE auth.users ADD CONSTRAINT users_email_unique UNIQUE (email);

-- constraint auth.users.users_pkey
ALTER TABLE auth.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- constraint auth.accounts.accounts_user_id_users_id_fk
ALTER TABLE auth.accounts ADD CONSTRAINT accounts_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

-- constraint auth.invitations.invitations_inviter_id_users_id_fk
ALTER TABLE auth.invitations ADD CONSTRAINT invitations_inviter_id_users_id_fk FOREIGN KEY (inviter_id) REFERENCES auth.users(id) ON DELETE CASCADE;

-- constraint auth.members.members_user_id_users_id_fk
ALTER TABLE auth.members ADD CONSTRAINT members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

-- constraint auth.sessions.sessions_user_id_users_id_fk
ALTER TABLE auth.sessions ADD CONSTRAINT sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

-- constraint credits.balances.balances_amount_check
ALTER TABLE credits.balances ADD CONSTRAINT balances_amount_check CHECK ((amount >= 0));

-- constraint credits.balances.balances_pkey
ALTER TABLE credits.balances ADD CONSTRAINT balances_pkey PRIMARY KEY (id);

-- constraint credits.balances.balances_user_id_unique
ALTER TABLE credits.balances ADD CONSTRAINT balances_user_id_unique UNIQUE (user_id);

-- constraint credits.transactions.transactions_balance_id_balances_id_fk
ALTER TABLE credits.transactions ADD CONSTRAINT transactions_balance_id_balances_id_fk FOREIGN KEY (balance_id) REFERENCES credits.balances(id) ON DELETE CASCADE;

-- constraint credits.transactions.transactions_pkey
ALTER TABLE credits.transactions ADD CONSTRAINT transactions_pkey PRIMARY KEY (id);

-- constraint event_discovery.discovered_events.discovered_events_pkey
ALTER TABLE event_discovery.discovered_events ADD CONSTRAINT discovered_events_pkey PRIMARY KEY (id);

-- constraint event_discovery.discovered_events.discovered_events_source_id_external_id_unique
ALTER TABLE event_discovery.discovered_events ADD CONSTRAINT discovered_events_source_id_external_id_unique UNIQUE (source_id, external_id);

-- constraint event_discovery.sources.sources_pkey
ALTER TABLE event_discovery.sources ADD CONSTRAINT sources_pkey PRIMARY KEY (id);

-- constraint event_discovery.discovered_events.discovered_events_source_id_sources_id_fk
ALTER TABLE event_discovery.discovered_events ADD CONSTRAINT discovered_events_source_id_sources_id_fk FOREIGN KEY (source_id) REFERENCES event_discovery.sources(id) ON DELETE CASCADE;

-- constraint event_discovery.sources.sources_url_unique
ALTER TABLE event_discovery.sources ADD CONSTRAINT sources_url_unique UNIQUE (url);

-- constraint events.event_tags.event_tags_event_id_tag_id_pk
ALTER TABLE events.event_tags ADD CONSTRAINT event_tags_event_id_tag_id_pk PRIMARY KEY (event_id, tag_id);

-- constraint events.events.events_ends_at_check
ALTER TABLE events.events ADD CONSTRAINT events_ends_at_check CHECK ((ends_at >= starts_at));

-- constraint events.events.events_pkey
ALTER TABLE events.events ADD CONSTRAINT events_pkey PRIMARY KEY (id);

-- constraint events.event_tags.event_tags_event_id_events_id_fk
ALTER TABLE events.event_tags ADD CONSTRAINT event_tags_event_id_events_id_fk FOREIGN KEY (event_id) REFERENCES events.events(id) ON DELETE CASCADE;

-- constraint events.guests.guests_event_id_email_unique
ALTER TABLE events.guests ADD CONSTRAINT guests_event_id_email_unique UNIQUE (event_id, email);

-- constraint events.guests.guests_event_id_events_id_fk
ALTER TABLE events.guests ADD CONSTRAINT guests_event_id_events_id_fk FOREIGN KEY (event_id) REFERENCES events.events(id) ON DELETE CASCADE;

-- constraint events.guests.guests_pkey
ALTER TABLE events.guests ADD CONSTRAINT guests_pkey PRIMARY KEY (id);

-- constraint events.tags.tags_pkey
ALTER TABLE events.tags ADD CONSTRAINT tags_pkey PRIMARY KEY (id);

-- constraint events.event_tags.event_tags_tag_id_tags_id_fk
ALTER TABLE events.event_tags ADD CONSTRAINT event_tags_tag_id_tags_id_fk FOREIGN KEY (tag_id) REFERENCES events.tags(id) ON DELETE CASCADE;

-- constraint events.tags.tags_user_id_name_unique
ALTER TABLE events.tags ADD CONSTRAINT tags_user_id_name_unique UNIQUE (user_id, name);

-- constraint feedback.submissions.submissions_pkey
ALTER TABLE feedback.submissions ADD CONSTRAINT submissions_pkey PRIMARY KEY (id);

-- constraint feedback.votes.votes_pkey
ALTER TABLE feedback.votes ADD CONSTRAINT votes_pkey PRIMARY KEY (id);

-- constraint feedback.votes.votes_submission_id_submissions_id_fk
ALTER TABLE feedback.votes ADD CONSTRAINT votes_submission_id_submissions_id_fk FOREIGN KEY (submission_id) REFERENCES feedback.submissions(id) ON DELETE CASCADE;

-- constraint feedback.votes.votes_submission_id_user_id_unique
ALTER TABLE feedback.votes ADD CONSTRAINT votes_submission_id_user_id_unique UNIQUE (submission_id, user_id);

-- constraint mail.email_labels.email_labels_email_id_label_id_pk
ALTER TABLE mail.email_labels ADD CONSTRAINT email_labels_email_id_label_id_pk PRIMARY KEY (email_id, label_id);

-- constraint mail.emails.emails_pkey
ALTER TABLE mail.emails ADD CONSTRAINT emails_pkey PRIMARY KEY (id);

-- constraint mail.email_labels.email_labels_email_id_emails_id_fk
ALTER TABLE mail.email_labels ADD CONSTRAINT email_labels_email_id_emails_id_fk FOREIGN KEY (email_id) REFERENCES mail.emails(id) ON DELETE CASCADE;

-- constraint mail.labels.labels_mailbox_id_name_unique
ALTER TABLE mail.labels ADD CONSTRAINT labels_mailbox_id_name_unique UNIQUE (mailbox_id, name);

-- constraint mail.labels.labels_pkey
ALTER TABLE mail.labels ADD CONSTRAINT labels_pkey PRIMARY KEY (id);

-- constraint mail.email_labels.email_labels_label_id_labels_id_fk
ALTER TABLE mail.email_labels ADD CONSTRAINT email_labels_label_id_labels_id_fk FOREIGN KEY (label_id) REFERENCES mail.labels(id) ON DELETE CASCADE;

-- constraint mail.mailboxes.mailboxes_address_unique
ALTER TABLE mail.mailboxes ADD CONSTRAINT mailboxes_address_unique UNIQUE (address);

-- constraint mail.mailboxes.mailboxes_pkey
ALTER TABLE mail.mailboxes ADD CONSTRAINT mailboxes_pkey PRIMARY KEY (id);

-- constraint mail.emails.emails_mailbox_id_mailboxes_id_fk
ALTER TABLE mail.emails ADD CONSTRAINT emails_mailbox_id_mailboxes_id_fk FOREIGN KEY (mailbox_id) REFERENCES mail.mailboxes(id) ON DELETE CASCADE;

-- constraint mail.labels.labels_mailbox_id_mailboxes_id_fk
ALTER TABLE mail.labels ADD CONSTRAINT labels_mailbox_id_mailboxes_id_fk FOREIGN KEY (mailbox_id) REFERENCES mail.mailboxes(id) ON DELETE CASCADE;

-- constraint research.run_sources.run_sources_run_id_source_id_pk
ALTER TABLE research.run_sources ADD CONSTRAINT run_sources_run_id_source_id_pk PRIMARY KEY (run_id, source_id);

-- constraint research.runs.runs_pkey
ALTER TABLE research.runs ADD CONSTRAINT runs_pkey PRIMARY KEY (id);

-- constraint research.run_sources.run_sources_run_id_runs_id_fk
ALTER TABLE research.run_sources ADD CONSTRAINT run_sources_run_id_runs_id_fk FOREIGN KEY (run_id) REFERENCES research.runs(id) ON DELETE CASCADE;

-- constraint research.sources.sources_pkey
ALTER TABLE research.sources ADD CONSTRAINT sources_pkey PRIMARY KEY (id);

-- constraint research.run_sources.run_sources_source_id_sources_id_fk
ALTER TABLE research.run_sources ADD CONSTRAINT run_sources_source_id_sources_id_fk FOREIGN KEY (source_id) REFERENCES research.sources(id) ON DELETE CASCADE;

-- constraint research.sources.sources_url_unique
ALTER TABLE research.sources ADD CONSTRAINT sources_url_unique UNIQUE (url);

-- constraint subscriptions.invoices.invoices_invoice_number_unique
ALTER TABLE subscriptions.invoices ADD CONSTRAINT invoices_invoice_number_unique UNIQUE (invoice_number);

-- constraint subscriptions.invoices.invoices_pkey
ALTER TABLE subscriptions.invoices ADD CONSTRAINT invoices_pkey PRIMARY KEY (id);

-- constraint subscriptions.plans.plans_code_unique
ALTER TABLE subscriptions.plans ADD CONSTRAINT plans_code_unique UNIQUE (code);

-- constraint subscriptions.plans.plans_pkey
ALTER TABLE subscriptions.plans ADD CONSTRAINT plans_pkey PRIMARY KEY (id);

-- constraint subscriptions.plans.plans_price_cents_check
ALTER TABLE subscriptions.plans ADD CONSTRAINT plans_price_cents_check CHECK ((price_cents >= 0));

-- constraint subscriptions.subscriptions.subscriptions_pkey
ALTER TABLE subscriptions.subscriptions ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (id);

-- constraint subscriptions.invoices.invoices_subscription_id_subscriptions_id_fk
ALTER TABLE subscriptions.invoices ADD CONSTRAINT invoices_subscription_id_subscriptions_id_fk FOREIGN KEY (subscription_id) REFERENCES subscriptions.subscriptions(id) ON DELETE CASCADE;

-- constraint subscriptions.subscriptions.subscriptions_plan_id_plans_id_fk
ALTER TABLE subscriptions.subscriptions ADD CONSTRAINT subscriptions_plan_id_plans_id_fk FOREIGN KEY (plan_id) REFERENCES subscriptions.plans(id) ON DELETE RESTRICT;

-- constraint usr.tags.tags_pkey
ALTER TABLE usr.tags ADD CONSTRAINT tags_pkey PRIMARY KEY (id);

-- constraint usr.tags.tags_user_id_name_unique
ALTER TABLE usr.tags ADD CONSTRAINT tags_user_id_name_unique UNIQUE (user_id, name);

-- constraint usr.user_settings.user_settings_pkey
ALTER TABLE usr.user_settings ADD CONSTRAINT user_settings_pkey PRIMARY KEY (id);

-- constraint usr.user_settings.user_settings_user_id_unique
ALTER TABLE usr.user_settings ADD CONSTRAINT user_settings_user_id_unique UNIQUE (user_id);

-- index auth.idx_accounts_user_id
CREATE INDEX idx_accounts_user_id ON auth.accounts USING btree (user_id);

-- index auth.idx_invitations_inviter_id
CREATE INDEX idx_invitations_inviter_id ON auth.invitations USING btree (inviter_id);

-- index auth.idx_invitations_organization_id
CREATE INDEX idx_invitations_organization_id ON auth.invitations USING btree (organization_id);

-- index auth.idx_members_user_id
CREATE INDEX idx_members_user_id ON auth.members USING btree (user_id);

-- index auth.idx_sessions_user_id
CREATE INDEX idx_sessions_user_id ON auth.sessions USING btree (user_id);

-- index credits.idx_transactions_balance_created
CREATE INDEX idx_transactions_balance_created ON credits.transactions USING btree (balance_id, created_at);

-- index event_discovery.idx_discovered_events_starts_at
CREATE INDEX idx_discovered_events_starts_at ON event_discovery.discovered_events USING btree (starts_at);

-- index events.idx_event_tags_tag_id
CREATE INDEX idx_event_tags_tag_id ON events.event_tags USING btree (tag_id);

-- index events.idx_events_user_starts
CREATE INDEX idx_events_user_starts ON events.events USING btree (user_id, starts_at);

-- index feedback.idx_submissions_created_at
CREATE INDEX idx_submissions_created_at ON feedback.submissions USING btree (created_at);

-- index feedback.idx_submissions_user_id
CREATE INDEX idx_submissions_user_id ON feedback.submissions USING btree (user_id);

-- index mail.idx_email_labels_label_id
CREATE INDEX idx_email_labels_label_id ON mail.email_labels USING btree (label_id);

-- index mail.idx_emails_mailbox_created_id
CREATE INDEX idx_emails_mailbox_created_id ON mail.emails USING btree (mailbox_id, created_at, id);

-- index mail.idx_emails_mailbox_sender_created_id
CREATE INDEX idx_emails_mailbox_sender_created_id ON mail.emails USING btree (mailbox_id, sender_address, created_at, id);

-- index mail.idx_mailboxes_user_id
CREATE INDEX idx_mailboxes_user_id ON mail.mailboxes USING btree (user_id);

-- index research.idx_run_sources_source_id
CREATE INDEX idx_run_sources_source_id ON research.run_sources USING btree (source_id);

-- index research.idx_runs_user_created
CREATE INDEX idx_runs_user_created ON research.runs USING btree (user_id, created_at);

-- index subscriptions.idx_invoices_subscription_id
CREATE INDEX idx_invoices_subscription_id ON subscriptions.invoices USING btree (subscription_id);

-- index subscriptions.idx_subscriptions_plan_id
CREATE INDEX idx_subscriptions_plan_id ON subscriptions.subscriptions USING btree (plan_id);

-- index subscriptions.idx_subscriptions_user_id
CREATE INDEX idx_subscriptions_user_id ON subscriptions.subscriptions USING btree (user_id);

-- index subscriptions.idx_subscriptions_user_id_active
CREATE UNIQUE INDEX idx_subscriptions_user_id_active ON subscriptions.subscriptions USING btree (user_id) WHERE (status = 'active'::subscriptions.subscription_status);
