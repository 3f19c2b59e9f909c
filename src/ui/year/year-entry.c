/* A field over a cell, which says what it understood of what is typed.
 * Invariant: what is said is what core/typed reads, so that nobody is surprised by Enter.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-entry.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "core/words/typed.h"

struct _JalonsYearEntry
{
  GtkPopover parent_instance;
  GtkWidget *where;
  GtkWidget *field;
  GtkWidget *understood;
  GtkWidget *button;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsYearEntry, jalons_year_entry, GTK_TYPE_POPOVER)

static void
say_understood (JalonsYearEntry *self)
{
  g_auto (JalonsTypedActivity) typed = { 0 };
  g_autofree char *minutes = NULL, *text = NULL;

  jalons_typed_activity (jalons_year_entry_get_text (self), &typed);
  if (typed.minutes != JALONS_UNSET)
    {
      minutes = jalons_format_minutes (typed.minutes);
      text = *typed.title ? g_strdup_printf ("%s · %s", typed.title, minutes) : g_strdup (minutes);
    }
  gtk_widget_set_sensitive (self->button, gtk_entry_get_text_length (GTK_ENTRY (self->field)) > 0);
  gtk_label_set_label (GTK_LABEL (self->understood),
                       text ? text : _ ("A title and a duration: “Forum 2 h”. Enter adds it, Escape gives up."));
}

static void
on_entered (JalonsYearEntry *self)
{
  g_autofree char *text = g_strdup (jalons_year_entry_get_text (self));

  g_strstrip (text);
  if (*text == '\0')
    return;
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
jalons_year_entry_class_init (JalonsYearEntryClass *klass)
{
  /**
   * JalonsYearEntry::entered:
   * @text: what was typed, not empty
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", JALONS_TYPE_YEAR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jalons_year_entry_init (JalonsYearEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->where = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->where), 0);
  gtk_label_set_wrap (GTK_LABEL (self->where), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->where), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (self->where), 40);
  gtk_widget_add_css_class (self->where, "heading");
  self->field = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->field), 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title and duration"),
                                  -1);
  self->understood = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->understood), 0);
  gtk_label_set_wrap (GTK_LABEL (self->understood), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->understood), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (self->understood), 40);
  gtk_widget_add_css_class (self->understood, "dim-label");
  gtk_box_append (GTK_BOX (box), self->where);
  gtk_box_append (GTK_BOX (box), self->field);
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->understood);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->field, "changed", G_CALLBACK (say_understood), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->field, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
}

GtkWidget *
jalons_year_entry_new (void)
{
  return g_object_new (JALONS_TYPE_YEAR_ENTRY, NULL);
}

/**
 * jalons_year_entry_open:
 * @place: the cell, in the popover's parent
 * @where: what will be added or changed, in words
 * @does: what Enter does, as the button says it
 * @text: what is there, selected
 * @typed: (nullable): a letter that was typed already, in place of @text
 */
void
jalons_year_entry_open (JalonsYearEntry *self,
                        const GdkRectangle *place,
                        const char *where,
                        const char *does,
                        const char *text,
                        const char *typed)
{
  gtk_label_set_label (GTK_LABEL (self->where), where);
  gtk_button_set_label (GTK_BUTTON (self->button), does);
  gtk_editable_set_text (GTK_EDITABLE (self->field), typed ? typed : text);
  say_understood (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->field);
  if (typed != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->field), -1);
}

/**
 * jalons_year_entry_get_text:
 *
 * Returns: (transfer none): what is typed, good until something else is
 */
const char *
jalons_year_entry_get_text (JalonsYearEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->field));
}
