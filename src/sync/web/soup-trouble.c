/* Errors of libsoup, and what its users share.
 * Invariant: no word of libsoup's own reaches a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/soup-trouble.h"

#include <string.h>

#include "sync/trouble.h"
#include "sync/web/certificate.h"

/**
 * jalons_soup_trouble:
 * @cause: (transfer full): what libsoup says
 * @late: whether it was us who had enough
 * @name: of the server
 *
 * Returns: (transfer full): %G_IO_ERROR_CANCELLED, or a trouble
 */
GError *
jalons_soup_trouble (SoupMessage *message,
                     GError *cause,
                     gboolean late,
                     const char *name)
{
  g_autoptr (GError) reason = cause;
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);
  int code = cause->domain == G_IO_ERROR ? cause->code : -1;

  if (code == G_IO_ERROR_CANCELLED && !late)
    return g_steal_pointer (&reason);
  if (flags != 0 || g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return jalons_trouble_new (JALONS_TROUBLE_CERTIFICATE, name, jalons_certificate_reason (flags));
  if (code == G_IO_ERROR_PARTIAL_INPUT || code == G_IO_ERROR_INVALID_DATA || cause->domain == SOUP_SESSION_ERROR)
    return jalons_trouble_new (JALONS_TROUBLE_BROKEN, name, NULL);
  return jalons_trouble_new (JALONS_TROUBLE_OFFLINE, name, NULL);
}

/**
 * jalons_soup_redirect:
 *
 * Returns: (transfer full): that the server sends on, and where to
 */
GError *
jalons_soup_redirect (SoupMessage *message,
                      const char *name)
{
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) target =
    location != NULL ? g_uri_parse_relative (soup_message_get_uri (message), location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *host = target != NULL ? g_uri_get_host (target) : NULL;

  return jalons_trouble_new (JALONS_TROUBLE_REDIRECT, name, host != NULL ? host : "?");
}

/**
 * jalons_soup_basic:
 *
 * Returns: (transfer full): the header that signs in
 */
char *
jalons_soup_basic (const char *user,
                   const char *password)
{
  g_autofree char *pair = g_strconcat (user, ":", password != NULL ? password : "", NULL);
  g_autofree char *packed = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", packed, NULL);
}
