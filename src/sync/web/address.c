/* Addresses that Jalons may ask.
 * Invariant: an address that passes begins with https:// or is of this machine, and holds no password.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/error.h"

#define FLAGS (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | G_URI_FLAGS_SCHEME_NORMALIZE)

/* Also 127.0.0.2 and ::1, however they are written. */
static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = host ? g_inet_address_new_from_string (host) : NULL;

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return host != NULL && (g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost"));
}

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
may_ask (GUri *uri,
         GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  gboolean http = g_str_equal (scheme, "http");

  if (!http && !g_str_equal (scheme, "https"))
    return refuse (error, _ ("Jalons reads addresses that begin with “https://” only."));
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return refuse (error, _ ("There is no name of a server in this address. Copy it whole."));
  if (g_uri_get_user (uri) != NULL || g_uri_get_password (uri) != NULL)
    return refuse (error, _ ("This address holds a name or a password, which Jalons would have to keep: ask for one without."));
  if (http && !is_loopback (uri))
    return refuse (error, _ ("This address begins with “http://”: on the way anybody could change what it says. Ask for the "
                             "one that begins with “https://”."));
  return TRUE;
}

/* One spelling for one address: without a fragment, which is for readers of pages, and the server in small letters. */
static char *
to_text (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  g_autoptr (GUri) plain = g_uri_build (FLAGS, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                                        g_uri_get_path (uri), g_uri_get_query (uri), NULL);

  return g_uri_to_string (plain);
}

/**
 * jalons_address_check:
 * @text: what somebody typed or pasted
 *
 * Returns: (transfer full) (nullable): the address, without blanks around it; %NULL with %JALONS_ERROR_SYNTAX for what is
 *   none, or %JALONS_ERROR_REFUSED
 */
char *
jalons_address_check (const char *text,
                      GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GUri) uri = g_uri_parse (stripped, FLAGS, NULL);

  if (uri == NULL)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("“%s” is not an address. It should look like “https://…/offers.json”."), stripped);
      return NULL;
    }
  return may_ask (uri, error) ? to_text (uri) : NULL;
}

/**
 * jalons_address_follow:
 * @from: an address that was asked
 * @location: (nullable): where its server sends us on to, perhaps relative to @from
 *
 * Returns: (transfer full) (nullable): the address to ask next; %NULL with %JALONS_ERROR_REFUSED when we do not go there
 */
char *
jalons_address_follow (const char *from,
                       const char *location,
                       GError **error)
{
  g_autoptr (GUri) base = g_uri_parse (from, FLAGS, NULL);
  g_autoptr (GUri) uri = base && location ? g_uri_parse_relative (base, location, FLAGS, NULL) : NULL;
  g_autofree char *host = jalons_address_host (from);
  g_autoptr (GError) reason = NULL;

  if (uri == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 _ ("“%s” sends on to an address that is none. Tell the publisher."), host);
  else if (is_loopback (uri) && !is_loopback (base))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 _ ("“%s” sends on to an address of this very computer: it was not asked. Tell the publisher."), host);
  else if (!may_ask (uri, &reason))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 /* Translators: the name of a server, then a sentence about the address. */
                 _ ("“%1$s” sends on to another address. %2$s"), host, reason->message);
  else
    return to_text (uri);
  return NULL;
}

/**
 * jalons_address_host:
 *
 * Returns: (transfer full): the name of the server, for messages; "" when @address is none
 */
char *
jalons_address_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, FLAGS, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "");
}
