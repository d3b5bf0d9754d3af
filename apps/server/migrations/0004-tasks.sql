create table tasks (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  title text not null,
  document_no text not null default '',
  status text not null,
  -- The whole work scheme as saved (contract TaskInput): one document, replaced whole, versions in the audit trail.
  input jsonb not null,
  version integer not null default 1,
  year integer not null,
  drawer_id uuid not null references users,
  signer_id uuid not null references users,
  publisher_id uuid not null references users,
  scheme_submitted_at timestamptz,
  scheme_approved_at timestamptz,
  scheme_approved_by uuid references users,
  -- Both directories declared complete for this task: the clock of S4-08 starts here.
  directories_frozen_at timestamptz,
  -- Of the draw that stands: targets in its frozen pool and targets drawn; null before.
  pool_size integer,
  drawn_count integer,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- S0-12: who draws, who signs and who publishes are three people.
  constraint tasks_separate_people check (drawer_id <> signer_id and drawer_id <> publisher_id and signer_id <> publisher_id)
);
create index tasks_by_bureau on tasks (bureau_id, status, updated_at desc);

create table waivers (
  task_id uuid not null references tasks,
  gate_id text not null,
  reason text not null,
  approver_id uuid not null references users,
  at timestamptz not null,
  primary key (task_id, gate_id)
);
