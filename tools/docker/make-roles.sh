#!/bin/sh
# Run once by the postgres image, when its data folder is new: the two roles, and the database that belongs to the first.
# The same roles and rights as tools/postgres/roles.ts makes on the embedded server.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$JISHAN_OWNER_PASSWORD" --set app_password="$JISHAN_APP_PASSWORD" <<'SQL'
CREATE ROLE jishan_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE jishan_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE jishan OWNER jishan_owner;
REVOKE ALL ON DATABASE jishan FROM PUBLIC;
GRANT CONNECT ON DATABASE jishan TO jishan_app;
\connect jishan
ALTER SCHEMA public OWNER TO jishan_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO jishan_app;
SQL
