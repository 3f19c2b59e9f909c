/* Who writes remarks and takes steps of the review on this computer: asked once, kept in the settings of this copy of the
 * data, changed at any time.
 * Invariant: nothing is signed with a name that nobody gave.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_AUTHOR (jalons_author_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAuthor, jalons_author, JALONS, AUTHOR, GObject)

JalonsAuthor *jalons_author_of          (JalonsWorkspace *workspace);
const char   *jalons_author_get_name    (JalonsAuthor *self);
JalonsRole    jalons_author_get_role    (JalonsAuthor *self);
gboolean      jalons_author_is_known    (JalonsAuthor *self);
char         *jalons_author_sentence    (JalonsAuthor *self);
void          jalons_author_set         (JalonsAuthor *self, const char *name, JalonsRole role);
char         *jalons_signature_in_words (const char *name, JalonsRole role);

G_END_DECLS
