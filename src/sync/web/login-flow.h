/* Signing in to a Nextcloud in the browser, which gives a password for this program alone (its "login flow v2").
 * Invariant: nobody's own password is ever seen here; everything that a server names must be of the origin that was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JalonsLogin:
 * @user: the name to sign in by
 * @password: for this program alone; its owner can take it back on the server
 * @where: the address of that user's files, as jalons_where_check() spells it
 */
typedef struct
{
  char *user;
  char *password;
  char *where;
} JalonsLogin;

void         jalons_login_free (JalonsLogin *login);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsLogin, jalons_login_free)

/**
 * JalonsLoginStart:
 * @token: by which we ask whether somebody signed in
 * @endpoint: where we ask
 * @page: what the browser opens
 */
typedef struct
{
  char *token;
  char *endpoint;
  char *page;
} JalonsLoginStart;

void         jalons_login_start_free (JalonsLoginStart *start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsLoginStart, jalons_login_start_free)

/* The steps, each of which is what came in and what follows from it. */
char             *jalons_login_check_server (const char *text, GError **error);
JalonsLoginStart *jalons_login_read_start   (GBytes *bytes, const char *server, GError **error);
JalonsLogin      *jalons_login_read_grant   (GBytes *bytes, const char *server, GError **error);
char             *jalons_login_read_user    (GBytes *bytes);
char             *jalons_login_make_where   (const char *server, const char *id);

/* Shows a page to sign in on; called in the main loop. */
typedef void (*JalonsLoginOpenFunc) (const char *uri, gpointer data);

void         jalons_login_flow_async  (const char *server, JalonsLoginOpenFunc open, gpointer data, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
JalonsLogin *jalons_login_flow_finish (GAsyncResult *result, GError **error);
gboolean     jalons_login_revoke      (const char *where, const char *user, const char *password,
                                       GCancellable *cancellable);

G_END_DECLS
