/* Preferences: the classes of the school's year.
 * Invariant: deleting a class is one gesture with everything that goes with it, and a toast offers to undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/preferences/divisions-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/dialogs/division-dialog.h"
#include "ui/parts/choices.h"
#include "ui/parts/row-list.h"

struct _JalonsDivisionsPage
{
  AdwPreferencesPage parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *group;
  GtkWidget *add;
  JalonsRowList *rows;
};

G_DEFINE_FINAL_TYPE (JalonsDivisionsPage, jalons_divisions_page, ADW_TYPE_PREFERENCES_PAGE)

static void
present (JalonsDivisionsPage *self,
         JalonsDivision *division)
{
  GtkWindow *dialog = jalons_division_dialog_new (self->workspace, division);

  jalons_present_over (GTK_WIDGET (self), dialog);
}

static void
open_division (gpointer item,
               gpointer data)
{
  present (data, item);
}

static void
remove_division (gpointer item,
                 gpointer data)
{
  JalonsDivisionsPage *self = data;

  jalons_division_dialog_delete (self->workspace, item);
}

static void
on_add (JalonsDivisionsPage *self)
{
  present (self, NULL);
}

static char *
describe_owed (JalonsWorkspace *workspace,
               const JalonsDivision *division)
{
  JalonsOwed owed = jalons_hours_owed (jalons_workspace_get_dataset (workspace), division);
  g_autofree char *hours = NULL;

  if (owed.minutes == JALONS_UNSET)
    return g_strdup (_ ("no reference volume"));
  hours = jalons_format_minutes (owed.minutes);
  if (owed.origin == JALONS_OWED_DIVISION)
    return g_strdup_printf (_ ("%s, of its own"), hours);
  return g_steal_pointer (&hours);
}

static char *
describe_division (JalonsWorkspace *workspace,
                   const JalonsDivision *division)
{
  GString *text = g_string_new (NULL);
  g_autofree char *owed = describe_owed (workspace, division);
  g_autofree char *teachers = jalons_format_list (jalons_division_lead_teachers (division));
  int headcount = jalons_division_headcount (division);

  if (headcount != JALONS_UNSET)
    {
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d pupil", "%d pupils", (unsigned long) headcount),
                              headcount);
      g_string_append (text, " · ");
    }
  g_string_append (text, owed);
  if (*teachers != '\0')
    g_string_append_printf (text, " · %s", teachers);
  return g_string_free (text, FALSE);
}

static void
refresh (JalonsDivisionsPage *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  gtk_widget_set_sensitive (self->add, jalons_workspace_get_year (self->workspace) != NULL);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = divisions->pdata[i];
      const char *level = *jalons_division_level (division)
                            ? jalons_choices_level_label (dataset, jalons_division_level (division))
                            : _ ("level not known");
      g_autofree char *title = g_strdup_printf ("%s · %s", jalons_division_code (division), level);
      g_autofree char *subtitle = describe_division (self->workspace, division);

      jalons_row_list_add (self->rows, g_object_ref (division), g_object_unref, title, subtitle, TRUE);
    }
  jalons_row_list_end (self->rows, _ ("The school's own export fills this list in one go: "
                                      "Import the structure of the school, in the main menu."));
}

static void
jalons_divisions_page_dispose (GObject *object)
{
  JalonsDivisionsPage *self = JALONS_DIVISIONS_PAGE (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_divisions_page_parent_class)->dispose (object);
}

static void
jalons_divisions_page_class_init (JalonsDivisionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_divisions_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/divisions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionsPage, group);
  gtk_widget_class_bind_template_child (widget_class, JalonsDivisionsPage, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
jalons_divisions_page_init (JalonsDivisionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = jalons_row_list_new (self->group, open_division, self);
  jalons_row_list_set_remove (self->rows, remove_division, "user-trash-symbolic", _ ("Delete"));
}

AdwPreferencesPage *
jalons_divisions_page_new (JalonsWorkspace *workspace)
{
  JalonsDivisionsPage *self = g_object_new (JALONS_TYPE_DIVISIONS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_PREFERENCES_PAGE (self);
}
