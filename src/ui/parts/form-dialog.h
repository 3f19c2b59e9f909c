/* A dialog that asks for something: its head, what it asks, and what it says of the answer.
 * Invariant: what gives up stands first, what goes on stands last and is the one that is suggested.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       jalons_form_dialog_set_up (AdwWindow *dialog, GtkWidget *back, GtkWidget *accept, GtkWidget *content);
GtkWidget *jalons_action_button_new  (const char *label, const char *action);
GtkWidget *jalons_sentence_new       (const char *style);
void       jalons_sentence_set       (GtkWidget *label, const char *sentence);

G_END_DECLS
