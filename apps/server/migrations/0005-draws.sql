create table draws (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  task_id uuid not null references tasks,
  year integer not null,
  number integer not null,
  draw_no text not null check (draw_no ~ '^[0-9A-Za-z._:/-]{1,64}$'),
  title text not null,
  status text not null,
  -- A later draw of the same task whose targets stand and only the teams are drawn again (protocol §1.10 step 5).
  reopens_id uuid references draws,
  drawer_id uuid not null references users,
  signer_id uuid not null references users,
  publisher_id uuid not null references users,
  opened_at timestamptz not null,
  done_rows integer not null default 0,
  failure text,
  -- What the draw is made of, frozen when it is committed: layers, seats, exclusions, counts (screens and public pages read it).
  facts jsonb,
  -- Canonical JSON of the record's header; header_hash is over exactly these bytes.
  header text,
  header_hash text check (header_hash ~ '^[0-9a-f]{64}$'),
  pool_size integer not null default 0,
  eligible integer not null default 0,
  quota integer not null default 0,
  committed_at timestamptz,
  -- First die entered on either computer; from here on nobody gets at the secrets, also when dice are corrected.
  rolled_at timestamptz,
  locked_at timestamptz,
  contrib text,
  contrib_hash text,
  revealed_at timestamptz,
  reveal_t text,
  seed_t text,
  targets jsonb,
  team_root text,
  infeasible jsonb,
  infeasible_text text,
  shortage integer,
  sql_agrees boolean,
  reason text,
  ended_by uuid references users,
  ended_at timestamptz,
  signature text,
  signed_at timestamptz,
  published_at timestamptz,
  teams_opened_at timestamptz,
  constraint draws_number_unique unique (bureau_id, year, number),
  constraint draws_no_unique unique (bureau_id, draw_no),
  constraint draws_separate_people check (drawer_id <> signer_id and drawer_id <> publisher_id and signer_id <> publisher_id),
  constraint draws_committed_whole check (status in ('opening', 'aborted') or (header is not null and header_hash is not null)),
  constraint draws_result_whole check (status not in ('drawn', 'signed', 'published', 'rejected') or (targets is not null and reveal_t is not null))
);
-- One draw of a task at a time.
create unique index draws_one_open on draws (task_id) where status in ('opening', 'committed', 'locked', 'drawn', 'signed');
create index draws_by_bureau on draws (bureau_id, opened_at desc);
create index draws_published on draws (published_at desc) where published_at is not null;

-- What was committed can never be replaced, and a decided draw never goes back.
create function guard_draw() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'draws are never deleted' using errcode = 'integrity_constraint_violation';
  end if;
  if (old.header is not null and new.header is distinct from old.header)
    or (old.header_hash is not null and new.header_hash is distinct from old.header_hash)
    or (old.rolled_at is not null and new.rolled_at is distinct from old.rolled_at)
    or (old.seed_t is not null and new.seed_t is distinct from old.seed_t)
    or (old.reason is not null and new.reason is distinct from old.reason)
    or (old.signed_at is not null and new.signed_at is distinct from old.signed_at)
    or (old.published_at is not null and new.published_at is distinct from old.published_at)
    or (old.contrib is not null and new.contrib is distinct from old.contrib)
    or (old.contrib_hash is not null and new.contrib_hash is distinct from old.contrib_hash)
    or (old.reveal_t is not null and new.reveal_t is distinct from old.reveal_t)
    or (old.targets is not null and new.targets is distinct from old.targets)
    or (old.team_root is not null and new.team_root is distinct from old.team_root)
    or (old.infeasible is not null and new.infeasible is distinct from old.infeasible)
    or (old.signature is not null and new.signature is distinct from old.signature)
    or new.draw_no <> old.draw_no
    or (old.status in ('rejected', 'aborted', 'published') and new.status <> old.status) then
    raise exception 'a committed draw cannot be changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger draws_guard before update or delete on draws for each row execute function guard_draw();

-- x_0 of both stages; opened only by the use-case that reveals.
create table draw_secrets (
  draw_id uuid primary key references draws,
  t text not null check (t ~ '^[0-9a-f]{64}$'),
  a text not null check (a ~ '^[0-9a-f]{64}$'),
  envelopes_printed_at timestamptz
);
create trigger draw_secrets_fixed before delete on draw_secrets for each row execute function refuse_change('draw_secrets');
create trigger draw_secrets_once before update on draw_secrets for each row
  when (new.draw_id <> old.draw_id or new.t <> old.t or new.a <> old.a)
  execute function refuse_change('draw_secrets');

-- No foreign key to draws: a million single look-ups cost more than the draw; guard_pool makes the same check once.
create table draw_pool (
  draw_id uuid not null,
  label text collate "C" not null,
  stratum text collate "C" not null,
  kind text collate "C" not null,
  grp text collate "C" not null,
  status text collate "C" not null,
  target_id uuid not null,
  name text not null,
  region text not null,
  risk_class text,
  primary key (draw_id, label)
);

create table draw_roster (
  draw_id uuid not null references draws,
  id text collate "C" not null,
  inspector_id uuid not null,
  name text not null,
  office text not null,
  kind text not null,
  certificate_until date,
  tags text[] not null,
  cap integer,
  load0 integer not null default 0,
  recuse text[] not null default '{}',
  primary key (draw_id, id)
);

create table draw_witnesses (
  draw_id uuid not null references draws,
  ordinal integer not null,
  key text not null,
  organ text not null,
  name text not null,
  arrived_at timestamptz,
  checked_at timestamptz,
  host_dice text not null default '',
  witness_dice text not null default '',
  primary key (draw_id, ordinal),
  constraint draw_witnesses_key_unique unique (draw_id, key)
);

create table draw_evidence (
  id uuid primary key,
  draw_id uuid not null references draws,
  file_id uuid not null references files,
  media_type text not null,
  caption text not null,
  uploaded_by uuid not null references users,
  at timestamptz not null
);
create index draw_evidence_by_draw on draw_evidence (draw_id);
create trigger draw_evidence_append_only before update or delete on draw_evidence
  for each row execute function refuse_change('draw_evidence');

create table draw_targets (
  draw_id uuid not null references draws,
  ordinal integer not null,
  label text collate "C" not null,
  stratum text collate "C" not null,
  ticket text not null,
  must boolean not null,
  primary key (draw_id, ordinal),
  constraint draw_targets_label_unique unique (draw_id, label),
  foreign key (draw_id, label) references draw_pool (draw_id, label)
);
create index draw_targets_by_label on draw_targets (label);
create trigger draw_targets_append_only before update or delete on draw_targets
  for each row execute function refuse_change('draw_targets');

create table draw_teams (
  draw_id uuid not null references draws,
  ordinal integer not null,
  label text collate "C" not null,
  members text[] not null,
  team text[] not null,
  primary key (draw_id, ordinal)
);
create trigger draw_teams_append_only before update or delete on draw_teams
  for each row execute function refuse_change('draw_teams');

-- Protocol §1.8: one append-only log a bureau; entry is canonical JSON, root is over all entries up to this one.
create table draw_log (
  bureau_id uuid not null references bureaus,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  draw_id uuid not null references draws,
  entry text not null,
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  primary key (bureau_id, seq)
);
create trigger draw_log_append_only before update or delete on draw_log
  for each row execute function refuse_change('draw_log');

-- Frozen lists may only be written while the draw is opening.
create function guard_frozen() returns trigger
language plpgsql
as $$
declare draw_status text;
begin
  select status into draw_status from draws where id = coalesce(new.draw_id, old.draw_id);
  if draw_status <> 'opening' then
    raise exception 'the lists of a committed draw are frozen' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger draw_roster_frozen before insert or update or delete on draw_roster
  for each row execute function guard_frozen();
-- A million rows: one check a statement. Rows are written while opening and never updated.
create function guard_pool() returns trigger
language plpgsql
as $$
begin
  if exists (select from changed c left join draws d on d.id = c.draw_id where d.status is distinct from 'opening') then
    raise exception 'the lists of a committed draw are frozen' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger draw_pool_insert after insert on draw_pool referencing new table as changed
  for each statement execute function guard_pool();
create trigger draw_pool_delete after delete on draw_pool referencing old table as changed
  for each statement execute function guard_pool();
create trigger draw_pool_no_update before update on draw_pool for each row execute function refuse_change('draw_pool');

-- Dice, arrivals and checks of the witnesses belong to the time before the lock.
create function guard_witness() returns trigger
language plpgsql
as $$
declare draw_status text;
begin
  select status into draw_status from draws where id = coalesce(new.draw_id, old.draw_id);
  if draw_status not in ('opening', 'committed') then
    raise exception 'what the witnesses gave is locked' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger draw_witnesses_locked before insert or update or delete on draw_witnesses
  for each row execute function guard_witness();

-- Targets and teams are written once, by the transaction that completes (or aborts) a locked draw.
create function guard_outcome() returns trigger
language plpgsql
as $$
begin
  if exists (select from added a left join draws d on d.id = a.draw_id where d.status is distinct from 'locked') then
    raise exception 'the outcome of a draw is written once' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger draw_targets_once after insert on draw_targets referencing new table as added
  for each statement execute function guard_outcome();
create trigger draw_teams_once after insert on draw_teams referencing new table as added
  for each statement execute function guard_outcome();
