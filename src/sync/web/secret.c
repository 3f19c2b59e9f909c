/* libsecret, which stands apart; see src/parts.c.
 * Invariant: a session without a keyring is an error that is told, never a file in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/secret.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "config.h"
#include "core/error.h"
#include "sync/folder/where.h"

static const SecretSchema schema = {
  JALONS_APP_ID ".Sharing",
  SECRET_SCHEMA_NONE,
  {
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "space", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* What D-Bus says is not for people. */
static gboolean
fail (GError *cause,
      GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                       _ ("This session has no open keyring, where a password could be kept: Jalons forgets it when it ends, "
                          "and asks for it again."));
  g_error_free (cause);
  return FALSE;
}

/**
 * jalons_secret_store:
 * @where: the shared folder, of which only the server is kept
 * @user: the name there
 * @space: the identity of the space
 * @password: what goes with them
 *
 * Returns: whether it is kept; else %JALONS_ERROR_ACCESS
 */
gboolean
jalons_secret_store (const char *where,
                     const char *user,
                     const char *space,
                     const char *password,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *server = jalons_where_server (where);
  g_autofree char *name = jalons_where_name (where);
  /* Translators: what a password is called in the keyring: the name of a server. */
  g_autofree char *label = g_strdup_printf (_ ("Jalons: the folder shared on %s"), name);
  GError *cause = NULL;

  secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, &cause, "server", server, "user",
                              user, "space", space, NULL);
  return cause == NULL || fail (cause, error);
}

/**
 * jalons_secret_lookup:
 * @password: (out) (transfer full) (nullable): what is kept; %NULL when nothing is
 *
 * Returns: whether the keyring could be asked
 */
gboolean
jalons_secret_lookup (const char *where,
                      const char *user,
                      const char *space,
                      char **password,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *server = jalons_where_server (where);
  GError *cause = NULL;
  char *found =
    secret_password_lookup_sync (&schema, cancellable, &cause, "server", server, "user", user, "space", space, NULL);

  *password = g_strdup (found);
  secret_password_free (found);
  return cause == NULL || fail (cause, error);
}

/**
 * jalons_secret_clear:
 *
 * Returns: whether nothing is kept any more
 */
gboolean
jalons_secret_clear (const char *where,
                     const char *user,
                     const char *space,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *server = jalons_where_server (where);
  GError *cause = NULL;

  secret_password_clear_sync (&schema, cancellable, &cause, "server", server, "user", user, "space", space, NULL);
  return cause == NULL || fail (cause, error);
}
