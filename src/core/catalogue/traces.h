/* What a person may be known by in a text: the name in any order, the e-mail address, the telephone number.
 * Invariant: only whole words count, accents and case do not, and a part of a name alone is taken for the person only
 * where it cannot be anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonsTraces JalonsTraces;

JalonsTraces *jalons_traces_new       (void);
void          jalons_traces_free      (JalonsTraces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTraces, jalons_traces_free)

void          jalons_traces_add_name  (JalonsTraces *self, const char *name);
void          jalons_traces_add_email (JalonsTraces *self, const char *email);
void          jalons_traces_add_phone (JalonsTraces *self, const char *phone);

JalonsTraces *jalons_traces_widen     (const JalonsTraces *self, const char *const *others);

gboolean      jalons_traces_is_empty  (const JalonsTraces *self);
GPtrArray    *jalons_traces_get_parts (const JalonsTraces *self);
guint         jalons_traces_count     (const JalonsTraces *self, const char *text);
char         *jalons_traces_replace   (const JalonsTraces *self, const char *text, const char *with, guint *n_replaced);
gboolean      jalons_text_has_word    (const char *text, const char *word);

G_END_DECLS
