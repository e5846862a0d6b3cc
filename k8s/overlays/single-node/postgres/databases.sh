#!/bin/sh
# Run once, by the image, when the data directory is empty: a database for each, with the logins that use it.
# psql reads the passwords from the environment, so that they stand in no argument list.
set -eu

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv claims_owner_password CLAIMS_OWNER_PASSWORD
\getenv claims_app_password CLAIMS_APP_PASSWORD
\getenv review_owner_password REVIEW_OWNER_PASSWORD
\getenv review_app_password REVIEW_APP_PASSWORD
\getenv keycloak_password KEYCLOAK_PASSWORD

create role claims_owner login password :'claims_owner_password';
create role claims_app login password :'claims_app_password';
create database claims owner claims_owner;
revoke connect, temporary on database claims from public;
grant connect on database claims to claims_app;

create role review_owner login password :'review_owner_password';
create role review_app login password :'review_app_password';
create database review owner review_owner;
revoke connect, temporary on database review from public;
grant connect on database review to review_app;

create role keycloak login password :'keycloak_password';
create database keycloak owner keycloak;
revoke connect, temporary on database keycloak from public;
SQL
