/* A text of several paragraphs: its title, and a card to write it in.
 * Invariant: what was typed is never thrown away: it is given to be written after a pause, when the card is left, and when
 * it is asked for; a text that comes back from the disk never replaces one that is still being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_LONG_TEXT (jalons_long_text_get_type ())
G_DECLARE_FINAL_TYPE (JalonsLongText, jalons_long_text, JALONS, LONG_TEXT, GtkWidget)

GtkWidget *jalons_long_text_new          (const char *title, const char *hint);
void       jalons_long_text_show         (JalonsLongText *self, const char *text);
void       jalons_long_text_reset        (JalonsLongText *self);
void       jalons_long_text_forget_sent  (JalonsLongText *self);
void       jalons_long_text_set_editable (JalonsLongText *self, gboolean editable);
void       jalons_long_text_commit       (JalonsLongText *self);
gboolean   jalons_long_text_is_typing    (JalonsLongText *self);
void       jalons_long_text_add_suffix   (JalonsLongText *self, GtkWidget *suffix);

G_END_DECLS
