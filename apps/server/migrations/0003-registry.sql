create table inspection_items (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  code text not null,
  name text not null,
  category text not null check (category in ('general', 'key')),
  legal_basis text not null,
  -- S4-01: trades under a permit; their targets must name it.
  needs_permit boolean not null default false,
  created_at timestamptz not null,
  constraint inspection_items_code_unique unique (bureau_id, code),
  constraint inspection_items_name_unique unique (bureau_id, name)
);

create table imports (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  kind text not null check (kind in ('targets', 'inspectors')),
  file_name text not null,
  file_id uuid not null references files,
  status text not null check (status in ('reading', 'mapping', 'checked', 'committing', 'committed', 'failed', 'discarded')),
  encoding text not null default '',
  sheet_name text not null default '',
  columns jsonb not null default '[]',
  header_row integer,
  done_rows integer not null default 0,
  total_rows integer not null default 0,
  counts jsonb not null default '{}',
  groups jsonb not null default '[]',
  failure jsonb,
  -- What the clerk decided about this file. The dry run is a function of file, columns, fixes, excluded rows and
  -- directory, and can therefore be made again at any time.
  fixes jsonb not null default '[]',
  excluded integer[] not null default '{}',
  created_by uuid not null references users,
  created_at timestamptz not null,
  committed_at timestamptz
);
create index imports_by_bureau on imports (bureau_id, kind, created_at desc);

create table targets (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  -- The label of the draw record: credit code or own number, compared by bytes.
  code text collate "C" not null check (code ~ '^[0-9A-Za-z._:/-]{1,64}$'),
  code_kind text not null check (code_kind in ('uscc', 'own')),
  name text not null,
  name_raw text not null,
  kind text not null,
  region text not null default '',
  address text not null default '',
  risk_class text check (risk_class in ('A', 'B', 'C', 'D')),
  permit_no text not null default '',
  permit_until date,
  status text not null default 'active' check (status in ('active', 'suspended', 'closed', 'removed')),
  drawn_year integer,
  drawn_count integer not null default 0,
  last_drawn_on date,
  import_id uuid references imports,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint targets_code_unique unique (bureau_id, code)
);
-- Searches by two Chinese characters: single characters select, the query rechecks their order.
create index targets_name_characters on targets using gin (string_to_array(name, null));
create index targets_by_risk on targets (bureau_id, status, risk_class);
create index targets_by_region on targets (bureau_id, region);
create index targets_by_permit_until on targets (bureau_id, permit_until) where permit_until is not null;
create index targets_by_permit_no on targets (bureau_id, permit_no text_pattern_ops) where permit_no <> '';
create index targets_by_import on targets (import_id) where import_id is not null;

create table target_items (
  target_id uuid not null references targets on delete cascade,
  item_id uuid not null references inspection_items,
  primary key (target_id, item_id)
);
create index target_items_by_item on target_items (item_id, target_id);

-- History: one row a change, before and after by field; creation by import is told by targets.import_id.
create table target_changes (
  id bigint generated always as identity primary key,
  target_id uuid not null references targets,
  at timestamptz not null,
  actor_id uuid references users,
  event text not null,
  reason text not null default '',
  fields jsonb not null default '{}'
);
create index target_changes_by_target on target_changes (target_id, id);
create trigger target_changes_append_only before update or delete on target_changes
  for each row execute function refuse_change('target_changes');

create table inspectors (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  code text collate "C" not null check (code ~ '^[0-9A-Za-z._:/-]{1,64}$' and code <> '-'),
  name text not null,
  kind text not null check (kind in ('enforcement', 'technicalExpert')),
  office text not null default '',
  region text not null default '',
  certificate_until date,
  status text not null default 'active' check (status in ('active', 'leave', 'transferred', 'suspended')),
  drawn_year integer,
  drawn_count integer not null default 0,
  import_id uuid references imports,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint inspectors_code_unique unique (bureau_id, code),
  -- S0-09: experts never count as certified officers, so only officers need a certificate date.
  constraint inspectors_certificate_dated check (kind <> 'enforcement' or certificate_until is not null)
);

create table inspector_items (
  inspector_id uuid not null references inspectors on delete cascade,
  item_id uuid not null references inspection_items,
  primary key (inspector_id, item_id)
);

create table inspector_changes (
  id bigint generated always as identity primary key,
  inspector_id uuid not null references inspectors,
  at timestamptz not null,
  actor_id uuid references users,
  event text not null,
  reason text not null default '',
  fields jsonb not null default '{}'
);
create index inspector_changes_by_inspector on inspector_changes (inspector_id, id);
create trigger inspector_changes_append_only before update or delete on inspector_changes
  for each row execute function refuse_change('inspector_changes');

-- S4-05, B-07: declared grounds on which a person must not check a target.
create table conflicts (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  inspector_id uuid not null references inspectors,
  target_id uuid not null references targets,
  kind text not null check (kind in ('kin', 'employment', 'shareholding', 'formerPost', 'other')),
  note text not null default '',
  declared_by uuid references users,
  declared_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index conflicts_unique on conflicts (inspector_id, target_id, kind) where withdrawn_at is null;
create index conflicts_by_target on conflicts (target_id) where withdrawn_at is null;

-- The sheet as read and judged by the last dry run; gone after a crash, then the dry run is simply made again.
create unlogged table import_rows (
  import_id uuid not null,
  row_number integer not null,
  state text not null check (state in ('ok', 'error', 'merged', 'excluded')),
  -- Cell text by field, as in the sheet, and what is to say about it.
  cells jsonb not null,
  issues jsonb not null,
  -- What committing would write; null where the row is wrong. A merged row only adds its items.
  effect text check (effect in ('create', 'update', 'keep')),
  subject_id uuid,
  subject_version integer,
  code text collate "C",
  code_kind text,
  name text,
  name_raw text,
  kind text,
  region text,
  address text,
  office text,
  risk_class text,
  permit_no text,
  valid_until date,
  item_ids uuid[],
  changes jsonb,
  primary key (import_id, row_number)
);

-- After a large import the planner must not wait for the autovacuum to learn what the directory has become. The app's
-- role does not own the tables, so the owner lends it this one act.
create function analyze_directory() returns void
language plpgsql security definer set search_path = public
as $$ begin analyze targets, target_items, inspectors, inspector_items; end $$;
