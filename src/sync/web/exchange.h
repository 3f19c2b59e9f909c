/* One request to a server and its whole answer, for what is neither a file nor a listing: signing in.
 * Invariant: no redirection is followed, and a password goes with the one request that it is given for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JalonsExchange:
 * @method: "GET", "POST", "DELETE"
 * @address: what is asked
 * @form: (nullable): what is sent, as a form is
 * @user: (nullable): to sign in by
 * @password: (nullable): likewise
 * @trust: (nullable): who vouches for the server in place of those whom this computer trusts; for tests
 */
typedef struct
{
  const char *method;
  const char *address;
  const char *form;
  const char *user;
  const char *password;
  GTlsDatabase *trust;
} JalonsExchange;

GBytes *jalons_exchange (const JalonsExchange *exchange, guint *status, GCancellable *cancellable, GError **error);

G_END_DECLS
