/* A row for several choices.
 * Invariant: the row keeps its own copy of the choices, so that the data may change under it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/choices-row.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/text.h"
#include "ui/parts/check-list.h"

struct _JalonsChoicesRow
{
  AdwActionRow parent_instance;
  GArray *choices; /* of JalonsChoice, whose texts are interned */
  GtkWidget *button;
  char **codes;
};

G_DEFINE_FINAL_TYPE (JalonsChoicesRow, jalons_choices_row, ADW_TYPE_ACTION_ROW)

static const char *
label_of (JalonsChoicesRow *self,
          const char *code)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (g_array_index (self->choices, JalonsChoice, i).code, code))
      return g_array_index (self->choices, JalonsChoice, i).label;
  return code;
}

static void
show_words (JalonsChoicesRow *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (guint i = 0; self->codes[i] != NULL; i++)
    g_ptr_array_add (labels, (char *) label_of (self, self->codes[i]));
  g_ptr_array_add (labels, NULL);
  words = jalons_format_list ((const char *const *) labels->pdata);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), *words != '\0' ? words : _ ("Nothing ticked"));
}

static void
fill (JalonsCheckList *list,
      JalonsChoicesRow *self)
{
  const char *group = NULL;

  jalons_check_list_clear (list);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const JalonsChoice *choice = &g_array_index (self->choices, JalonsChoice, i);

      if (choice->group != NULL && choice->group != group)
        jalons_check_list_add_group (list, choice->group, FALSE);
      group = choice->group;
      jalons_check_list_add_item (list, choice->code, choice->label,
                                  g_strv_contains ((const char *const *) self->codes, choice->code));
    }
}

static void
on_chosen (JalonsCheckList *list,
           JalonsChoicesRow *self)
{
  g_strfreev (self->codes);
  self->codes = jalons_check_list_dup_ids (list);
  show_words (self);
}

static void
create_list (GtkMenuButton *button,
             gpointer data)
{
  JalonsChoicesRow *self = data;
  GtkWidget *list;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  list = jalons_check_list_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_signal_connect_object (list, "show", G_CALLBACK (fill), self, 0);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), self, 0);
  gtk_menu_button_set_popover (button, list);
}

static void
show_title (JalonsChoicesRow *self)
{
  gtk_widget_set_tooltip_text (self->button, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
jalons_choices_row_finalize (GObject *object)
{
  JalonsChoicesRow *self = JALONS_CHOICES_ROW (object);

  g_array_unref (self->choices);
  g_strfreev (self->codes);

  G_OBJECT_CLASS (jalons_choices_row_parent_class)->finalize (object);
}

static void
jalons_choices_row_class_init (JalonsChoicesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_choices_row_finalize;
}

static void
jalons_choices_row_init (JalonsChoicesRow *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (JalonsChoice));
  self->codes = g_new0 (char *, 1);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_list, self, NULL);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  g_signal_connect (self, "notify::title", G_CALLBACK (show_title), NULL);
}

/**
 * jalons_choices_row_new:
 * @choices: (element-type JalonsChoice): what may be ticked, as jalons_field_choices() gives it
 */
GtkWidget *
jalons_choices_row_new (const GArray *choices)
{
  JalonsChoicesRow *self = g_object_new (JALONS_TYPE_CHOICES_ROW, NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const JalonsChoice *from = &g_array_index (choices, JalonsChoice, i);
      const JalonsChoice choice = { g_intern_string (from->code), g_intern_string (from->label),
                                    g_intern_string (from->group) };
      g_array_append_val (self->choices, choice);
    }
  return GTK_WIDGET (self);
}

void
jalons_choices_row_set (JalonsChoicesRow *self,
                        const char *const *codes)
{
  g_strfreev (self->codes);
  self->codes = g_strdupv ((char **) codes);
  show_words (self);
}

/**
 * jalons_choices_row_dup:
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes that are ticked
 */
char **
jalons_choices_row_dup (JalonsChoicesRow *self)
{
  return g_strdupv (self->codes);
}
