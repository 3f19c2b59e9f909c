/* Preferences: the levels, the hours that each owes, and the text that they come from.
 * Invariant: a figure is always shown with where it comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/preferences/reference-page.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/published/references.h"
#include "core/words/text.h"
#include "plan/levels.h"
#include "ui/dialogs/level-dialog.h"
#include "ui/parts/choices.h"
#include "ui/parts/row-list.h"

struct _JalonsReferencePage
{
  AdwPreferencesPage parent_instance;
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *set_group;
  AdwComboRow *set;
  AdwActionRow *source;
  AdwActionRow *note;
  AdwPreferencesGroup *levels_group;
  GtkToggleButton *all_levels;
  GtkWidget *add_button;
  JalonsRowList *rows; /* of codes of levels */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (JalonsReferencePage, jalons_reference_page, ADW_TYPE_PREFERENCES_PAGE)

static void
on_set_selected (JalonsReferencePage *self)
{
  JalonsYear *year = self->refreshing ? NULL : jalons_workspace_get_year (self->workspace);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (JalonsDraft) draft = NULL;

  if (year == NULL)
    return;
  draft = jalons_draft_edit (year);
  jalons_draft_set_text (draft, JALONS_YEAR_REFERENCE_SET, jalons_choices_get (GTK_WIDGET (self->set)));
  if (!jalons_draft_is_changed (draft))
    return;
  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_ptr_array_add (drafts, g_steal_pointer (&draft));
  jalons_workspace_write (self->workspace, _ ("Choose the reference volumes"), drafts);
}

/* A level, or with none a new one. */
static void
open_level (gpointer item,
            gpointer data)
{
  JalonsReferencePage *self = data;
  GtkWindow *dialog = jalons_level_dialog_new (self->workspace, item);

  jalons_present_over (GTK_WIDGET (self), dialog);
}

static void
on_add_level (JalonsReferencePage *self)
{
  open_level (NULL, self);
}

static void
reset_level (gpointer item,
             gpointer data)
{
  JalonsReferencePage *self = data;
  g_autoptr (GPtrArray) drafts = jalons_level_dialog_reset (self->workspace, item);

  jalons_workspace_write (self->workspace, _ ("Put a level back as published"), drafts);
}

/* Where the figure of a level comes from, in words. */
static char *
describe_origin (JalonsReferencePage *self,
                 const char *level,
                 JalonsOwed owed)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  JalonsReferenceFigure figure;
  gboolean published = jalons_references_figure (jalons_year_reference_set (year), level, &figure);
  g_autofree char *text = published ? jalons_format_minutes (figure.minutes) : g_strdup (_ ("nothing"));

  switch (owed.origin)
    {
    case JALONS_OWED_SCHOOL:
      return g_strdup_printf (_ ("of this school; %s in the text"), text);
    case JALONS_OWED_EDITED:
      return g_strdup_printf (_ ("changed for all the schools; %s in the text"), text);
    case JALONS_OWED_BUNDLED:
      if (!figure.set->confirmed)
        return g_strdup_printf (_ ("%s, to be confirmed"), figure.set->title);
      if (figure.indicative)
        return g_strdup_printf (_ ("%s, as an indication"), figure.set->title);
      return g_strdup (figure.set->title);
    case JALONS_OWED_DIVISION:
    case JALONS_OWED_UNKNOWN:
    default:
      return g_strdup (_ ("no text gives a volume"));
    }
}

/* The same, after the words as published where they were changed. */
static char *
describe_level (JalonsReferencePage *self,
                const char *level,
                JalonsOwed owed)
{
  const JalonsLevelInfo *published = jalons_levels_lookup (level);
  g_autofree char *origin = describe_origin (self, level, owed);

  if (published == NULL)
    /* Translators: %s is where its hours come from */
    return g_strdup_printf (_ ("level of your own · %s"), origin);
  if (g_str_equal (jalons_choices_level_label (jalons_workspace_get_dataset (self->workspace), level),
                   published->label))
    return g_steal_pointer (&origin);
  /* Translators: the words of a level, and where its hours come from */
  return g_strdup_printf (_ ("published as “%1$s” · %2$s"), published->label, origin);
}

static void
add_level (JalonsReferencePage *self,
           const char *level)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsOwed owed = jalons_level_owed (dataset, jalons_workspace_get_year (self->workspace), level);
  g_autofree char *origin = describe_level (self, level, owed);
  gboolean edited = owed.origin == JALONS_OWED_SCHOOL || owed.origin == JALONS_OWED_EDITED ||
                    jalons_level_is_edited (dataset, level);
  g_autofree char *hours = owed.minutes != JALONS_UNSET ? jalons_format_minutes (owed.minutes) : NULL;
  g_autofree char *title = hours ? g_strdup_printf ("%s · %s", jalons_choices_level_label (dataset, level), hours)
                                 : g_strdup (jalons_choices_level_label (dataset, level));

  jalons_row_list_add (self->rows, g_strdup (level), g_free, title, origin,
                       edited && jalons_levels_lookup (level) != NULL);
}

static gboolean
has_level (GPtrArray *divisions,
           const char *level)
{
  for (guint i = 0; i < divisions->len; i++)
    if (g_str_equal (jalons_division_level (divisions->pdata[i]), level))
      return TRUE;
  return FALSE;
}

/* The levels of the school's classes and those that the user added, in the order of lists; then what nobody knows. */
static GPtrArray *
list_levels (JalonsReferencePage *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  GPtrArray *levels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) all = jalons_known_levels (jalons_workspace_get_dataset (self->workspace));

  for (guint i = 0; i < all->len; i++)
    {
      const char *code = g_array_index (all, JalonsLevelInfo, i).code;

      if (gtk_toggle_button_get_active (self->all_levels) || has_level (divisions, code) ||
          jalons_levels_lookup (code) == NULL)
        g_ptr_array_add (levels, g_strdup (code));
    }
  for (guint i = 0; i < divisions->len; i++)
    {
      const char *level = jalons_division_level (divisions->pdata[i]);

      if (*level != '\0' && !g_ptr_array_find_with_equal_func (levels, level, g_str_equal, NULL))
        g_ptr_array_add (levels, g_strdup (level));
    }
  return levels;
}

static void
show_set (JalonsReferencePage *self,
          const JalonsYear *year)
{
  const JalonsReferenceSet *set = year ? jalons_references_lookup (jalons_year_reference_set (year)) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->set), year != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->source), set != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note), set != NULL && *set->note != '\0');
  if (year != NULL)
    jalons_choices_set (GTK_WIDGET (self->set), jalons_year_reference_set (year));
  if (set == NULL)
    return;
  adw_action_row_set_subtitle (self->source, set->source);
  adw_action_row_set_subtitle (self->note, set->note);
  adw_preferences_group_set_description (self->set_group,
                                         set->confirmed ? _ ("Given by the texts as an indication: each school "
                                                             "follows its own needs.")
                                                        : _ ("To be confirmed: no published text was found for all "
                                                             "of these hours."));
}

static void
refresh (JalonsReferencePage *self)
{
  JalonsYear *year = jalons_workspace_get_year (self->workspace);
  g_autoptr (GPtrArray) levels = list_levels (self);

  self->refreshing = TRUE;
  show_set (self, year);
  gtk_widget_set_sensitive (self->add_button, year != NULL);
  jalons_row_list_begin (self->rows);
  for (guint i = 0; year != NULL && i < levels->len; i++)
    add_level (self, levels->pdata[i]);
  jalons_row_list_end (self->rows, _ ("The levels of the school's classes will be here."));
  self->refreshing = FALSE;
}

static void
fill_sets (JalonsReferencePage *self)
{
  gsize n_sets;
  const JalonsReferenceSet *sets = jalons_references_list (&n_sets);
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), titles = g_ptr_array_new ();

  for (gsize i = 0; i < n_sets; i++)
    {
      g_ptr_array_add (codes, (char *) sets[i].code);
      g_ptr_array_add (titles, (char *) sets[i].title);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (titles, NULL);
  jalons_choices_fill (GTK_WIDGET (self->set), (const char *const *) codes->pdata,
                       (const char *const *) titles->pdata);
}

static void
jalons_reference_page_dispose (GObject *object)
{
  JalonsReferencePage *self = JALONS_REFERENCE_PAGE (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_reference_page_parent_class)->dispose (object);
}

static void
jalons_reference_page_class_init (JalonsReferencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_reference_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/reference-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, set_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, set);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, source);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, note);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, levels_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, all_levels);
  gtk_widget_class_bind_template_child (widget_class, JalonsReferencePage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_set_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_add_level);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
jalons_reference_page_init (JalonsReferencePage *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sets (self);
  self->rows = jalons_row_list_new (self->levels_group, open_level, self);
  jalons_row_list_set_remove (self->rows, reset_level, "edit-undo-symbolic", _ ("Put back as published"));
}

AdwPreferencesPage *
jalons_reference_page_new (JalonsWorkspace *workspace)
{
  JalonsReferencePage *self = g_object_new (JALONS_TYPE_REFERENCE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_PREFERENCES_PAGE (self);
}
