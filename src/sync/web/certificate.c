/* The words for certificates that are not good.
 * Invariant: each completes "X cannot prove to be X: …".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/web/certificate.h"

#include <glib/gi18n-lib.h>

/**
 * jalons_certificate_reason:
 * @flags: all that GIO found; the first that people can do something about is told
 *
 * Returns: (transfer none): a part of a sentence
 */
const char *
jalons_certificate_reason (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("its certificate has expired");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("its certificate is not valid yet (is the date of this computer right?)");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("its certificate is for another name");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("its certificate was revoked");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("nobody whom this computer trusts vouches for its certificate");
  return _ ("its certificate is not good");
}
