/* Preferences: the holidays of the school, as published, moved, or imported.
 * Invariant: a row's item is the code of a holiday; the record behind it is looked up anew each time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/preferences/holidays-group.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "exchange/holidays.h"
#include "ui/dialogs/closure-dialog.h"
#include "ui/import/import-dialog.h"
#include "ui/parts/row-list.h"

struct _JalonsHolidaysGroup
{
  AdwPreferencesGroup parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *import;
  JalonsRowList *rows; /* of the codes of holidays */
  gboolean published;  /* the rows go back to published dates, or are deleted */
};

G_DEFINE_FINAL_TYPE (JalonsHolidaysGroup, jalons_holidays_group, ADW_TYPE_PREFERENCES_GROUP)

static const JalonsBundledYear *
find_bundled (JalonsHolidaysGroup *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);

  return year ? jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year)) : NULL;
}

static const JalonsBreak *
find_break (JalonsHolidaysGroup *self,
            const char *code)
{
  const JalonsBundledYear *bundled = find_bundled (self);

  for (gsize i = 0; bundled != NULL && i < bundled->n_breaks; i++)
    if (g_str_equal (bundled->breaks[i].code, code))
      return &bundled->breaks[i];
  return NULL;
}

static int
compare_closures (gconstpointer a,
                  gconstpointer b)
{
  JalonsDay first = jalons_closure_first_day (*(JalonsClosure *const *) a);
  JalonsDay second = jalons_closure_first_day (*(JalonsClosure *const *) b);

  return (first > second) - (first < second);
}

/* Returns: (transfer full): the closures of the open year that stand for a holiday, by date */
static GPtrArray *
list_closures (JalonsHolidaysGroup *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  GPtrArray *closures = jalons_dataset_referring (jalons_workspace_get_dataset (self->workspace), JALONS_CLOSURE_YEAR,
                                                  year ? jalons_record_get_id (year) : "");

  for (guint i = closures->len; i > 0; i--)
    if (*jalons_closure_replaces (closures->pdata[i - 1]) == '\0')
      g_ptr_array_remove_index (closures, i - 1);
  g_ptr_array_sort (closures, compare_closures);
  return closures;
}

/* Returns: (transfer full) (nullable): the closure that stands for the holiday @code */
static JalonsClosure *
find_closure (JalonsHolidaysGroup *self,
              const char *code)
{
  g_autoptr (GPtrArray) closures = list_closures (self);

  for (guint i = 0; i < closures->len; i++)
    if (g_str_equal (jalons_closure_replaces (closures->pdata[i]), code))
      return g_object_ref (closures->pdata[i]);
  return NULL;
}

/* What is done with a row */

static void
open_holiday (gpointer item,
              gpointer data)
{
  JalonsHolidaysGroup *self = data;
  const JalonsBreak *published = find_break (self, item);
  g_autoptr (JalonsRecord) closure = find_closure (self, item);

  if (closure != NULL)
    jalons_present_over (GTK_WIDGET (self), jalons_closure_dialog_new (self->workspace, closure));
  else if (published != NULL)
    jalons_present_over (GTK_WIDGET (self), jalons_closure_dialog_new_holiday (self->workspace, published));
}

static void
remove_holiday (gpointer item,
                gpointer data)
{
  JalonsHolidaysGroup *self = data;
  g_autoptr (JalonsRecord) closure = find_closure (self, item);

  if (closure == NULL)
    return;
  if (find_break (self, item) != NULL)
    jalons_workspace_delete (self->workspace, _ ("Go back to the published dates"), closure,
                             _ ("The published dates are back"));
  else
    jalons_workspace_delete (self->workspace, _ ("Delete days without class"), closure,
                             _ ("The days without class were deleted"));
}

static void
on_import (JalonsHolidaysGroup *self)
{
  jalons_present_over (GTK_WIDGET (self), jalons_import_dialog_new_calendar (self->workspace));
}

/* Showing */

/* A row goes back to the published dates, or goes: the sign of its button says which. */
static void
need_rows (JalonsHolidaysGroup *self,
           gboolean published)
{
  if (self->rows != NULL && self->published == published)
    return;
  if (self->rows != NULL)
    {
      jalons_row_list_begin (self->rows);
      jalons_row_list_end (self->rows, NULL);
      jalons_row_list_free (self->rows);
    }
  self->published = published;
  self->rows = jalons_row_list_new (ADW_PREFERENCES_GROUP (self), open_holiday, self);
  if (published)
    jalons_row_list_set_remove (self->rows, remove_holiday, "edit-undo-symbolic", _ ("Go back to the published dates"));
  else
    jalons_row_list_set_remove (self->rows, remove_holiday, "user-trash-symbolic", _ ("Delete"));
}

static void
add_published (JalonsHolidaysGroup *self,
               const JalonsBundledYear *bundled,
               const JalonsBreak *published)
{
  g_autoptr (JalonsRecord) own = find_closure (self, published->code);
  g_autofree char *dates = jalons_format_period (published->first_day, published->return_day);
  g_autofree char *subtitle = NULL;

  if (own != NULL)
    {
      g_autofree char *own_dates = jalons_format_period (jalons_closure_first_day (own),
                                                         jalons_closure_return_day (own));
      /* Translators: the school's dates of a holiday, then those published for its zone */
      subtitle = g_strdup_printf (_ ("%1$s in this school; published: %2$s"), own_dates, dates);
    }
  else if (!jalons_bundled_year_is_confirmed (bundled, published->code))
    subtitle = g_strdup_printf (_ ("%s, to be confirmed"), dates);
  else
    subtitle = g_steal_pointer (&dates);
  jalons_row_list_add (self->rows, g_strdup (published->code), g_free, published->name, subtitle, own != NULL);
}

static void
show_published (JalonsHolidaysGroup *self,
                const JalonsBundledYear *bundled)
{
  g_autofree char *note = g_strdup_printf (*bundled->note ? "\n%s" : "%s", bundled->note);
  g_autofree char *source = g_markup_printf_escaped (_ ("Zone %1$s. Source: %2$s.%3$s"), bundled->zone, bundled->source,
                                                     note);

  need_rows (self, TRUE);
  jalons_row_list_begin (self->rows);
  for (gsize i = 0; i < bundled->n_breaks; i++)
    add_published (self, bundled, &bundled->breaks[i]);
  jalons_row_list_end (self->rows, NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), source);
}

static char *
describe_year (JalonsHolidaysGroup *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  const char *zone = *jalons_year_zone (year) != '\0' || school == NULL ? jalons_year_zone (year)
                                                                        : jalons_school_academy (school);

  return jalons_holiday_year_describe (zone, jalons_year_start (year));
}

static void
show_imported (JalonsHolidaysGroup *self)
{
  g_autoptr (GPtrArray) closures = list_closures (self);
  gboolean open = jalons_workspace_get_year (self->workspace) != NULL;
  g_autofree char *what = open ? describe_year (self) : NULL;
  g_autofree char *text = open ? g_markup_printf_escaped (_ ("%s: imported, or entered here."), what) : NULL;

  need_rows (self, FALSE);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < closures->len; i++)
    {
      const JalonsClosure *closure = closures->pdata[i];
      g_autofree char *dates = jalons_format_period (jalons_closure_first_day (closure),
                                                     jalons_closure_return_day (closure));

      jalons_row_list_add (self->rows, g_strdup (jalons_closure_replaces (closure)), g_free,
                           jalons_closure_label (closure), dates, TRUE);
    }
  jalons_row_list_end (self->rows, _ ("Jalons does not bring the calendar of this zone and year along. Import the "
                                      "ministry’s, or add the holidays below, as other days without class."));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), closures->len > 0 ? text : what);
}

void
jalons_holidays_group_refresh (JalonsHolidaysGroup *self)
{
  const JalonsBundledYear *bundled = find_bundled (self);
  JalonsYear *year = jalons_workspace_get_year (self->workspace);

  if (bundled != NULL)
    show_published (self, bundled);
  else
    show_imported (self);
  gtk_widget_set_sensitive (self->import, year != NULL);
  if (year != NULL && !jalons_hours_has_holidays (jalons_workspace_get_dataset (self->workspace), year))
    gtk_widget_add_css_class (self->import, "suggested-action");
  else
    gtk_widget_remove_css_class (self->import, "suggested-action");
}

/**
 * jalons_holidays_group_shows:
 *
 * Returns: whether @closure is one of the holidays of this group
 */
gboolean
jalons_holidays_group_shows (JalonsHolidaysGroup *self,
                             const JalonsClosure *closure)
{
  const char *code = jalons_closure_replaces (closure);

  return *code != '\0' && (find_bundled (self) == NULL || find_break (self, code) != NULL);
}

static void
jalons_holidays_group_dispose (GObject *object)
{
  JalonsHolidaysGroup *self = JALONS_HOLIDAYS_GROUP (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_holidays_group_parent_class)->dispose (object);
}

static void
jalons_holidays_group_class_init (JalonsHolidaysGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_holidays_group_dispose;
}

static void
jalons_holidays_group_init (JalonsHolidaysGroup *self)
{
  self->import = gtk_button_new_with_mnemonic (_ ("_Import a Calendar (.ics)…"));
  gtk_widget_set_valign (self->import, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (on_import), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->import);
}

void
jalons_holidays_group_set_workspace (JalonsHolidaysGroup *self,
                                     JalonsWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}
