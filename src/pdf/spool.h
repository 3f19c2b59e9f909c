/* Where the bytes of a document go while it is drawn: a file that nobody sees before it is whole.
 * Invariant: a spool that is dropped before it is kept leaves what was there, and nothing beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonsSpool JalonsSpool;

JalonsSpool *jalons_spool_new     (const char *path);
void         jalons_spool_free    (JalonsSpool *self);
void         jalons_spool_write   (JalonsSpool *self, const void *bytes, gsize size);
void         jalons_spool_flush   (JalonsSpool *self);
gboolean     jalons_spool_is_good (JalonsSpool *self);
gboolean     jalons_spool_settle  (JalonsSpool *self, GError **error);
gboolean     jalons_spool_keep    (JalonsSpool *self, GError **error);
GBytes      *jalons_spool_read    (JalonsSpool *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSpool, jalons_spool_free)

G_END_DECLS
