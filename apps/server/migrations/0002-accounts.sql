create table bureaus (
  id uuid primary key,
  parent_id uuid references bureaus,
  name text not null unique,
  region_code text not null check (region_code ~ '^[0-9]{6}$'),
  profile text not null,
  -- Prefix of draw numbers; numbers are consecutive per bureau and year.
  draw_prefix text not null unique check (draw_prefix ~ '^[0-9A-Za-z._-]{1,32}$'),
  created_at timestamptz not null,
  constraint bureaus_not_own_parent check (parent_id <> id)
);

create table offices (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  parent_id uuid references offices,
  name text not null,
  created_at timestamptz not null,
  constraint offices_name_unique unique nulls not distinct (bureau_id, parent_id, name)
);

create table users (
  id uuid primary key,
  bureau_id uuid not null references bureaus,
  office_id uuid references offices,
  login text not null,
  name text not null,
  password_hash text not null,
  must_change_password boolean not null default false,
  status text not null default 'active' check (status in ('active', 'disabled')),
  failed_count integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create unique index users_login_unique on users (lower(login));
create index users_by_bureau on users (bureau_id);

create table user_roles (
  user_id uuid not null references users on delete cascade,
  role text not null,
  primary key (user_id, role)
);

-- S0-12, S4-07: drawing, signing, publishing, inspecting and witnessing are duties of different people.
create function separate_duties() returns trigger
language plpgsql
as $$
begin
  if (select count(*) from user_roles
      where user_id = new.user_id
        and role in ('businessOffice', 'deputyHead', 'platformLead', 'inspector', 'disciplineWitness')) > 1 then
    raise exception 'conflicting duties' using errcode = 'check_violation', constraint = 'user_roles_separate_duties';
  end if;
  return null;
end $$;
create constraint trigger user_roles_separate_duties after insert or update on user_roles
  deferrable initially deferred for each row execute function separate_duties();

create table sessions (
  token_hash text primary key,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);

create table setup_tokens (
  token_hash text primary key,
  expires_at timestamptz not null
);
