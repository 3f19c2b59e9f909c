/* A picture that somebody chose as a logo, made into a clean and small PNG.
 * Invariant: nothing of the file but its pixels goes any further, and no more than a small picture is ever unpacked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the file, in bytes, and of each side of the picture, in pixels. */
#define JALONS_LOGO_MAX_BYTES (5 * 1000 * 1000)
#define JALONS_LOGO_MAX_SIDE  4096

/* Of each side of the PNG that is made: 5 cm at 300 dots to the inch. */
#define JALONS_LOGO_SIDE 600

GBytes *jalons_logo_read        (GFile *file, GError **error);
void    jalons_logo_read_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *jalons_logo_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
