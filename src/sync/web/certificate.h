/* What is the matter with a certificate, in words.
 * Invariant: whoever asks for the words has already refused the connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *jalons_certificate_reason (GTlsCertificateFlags flags);

G_END_DECLS
