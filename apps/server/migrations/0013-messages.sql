-- Notifications inside the system: one row a recipient, written in the transaction of what happened.
create table messages (
  id bigint generated always as identity primary key,
  bureau_id uuid not null references bureaus,
  user_id uuid not null references users on delete cascade,
  text text not null check (length(text) between 1 and 500),
  link text not null check (link ~ '^/[^/]'),
  sent_at timestamptz not null,
  read_at timestamptz check (read_at >= sent_at)
);
create index messages_by_user on messages (user_id, sent_at desc, id desc);
create index messages_unread on messages (user_id) where read_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'sunlot_app') then
    -- What was said stays as it was said; only reading it is noted.
    grant select, insert, delete, update (read_at) on messages to sunlot_app;
    grant usage, select on sequence messages_id_seq to sunlot_app;
  end if;
end $$;
