/* Attaching an entry of the catalogue to classes.
 * Invariant: the classes are those of the open school; those for which the entry is meant come ticked by nobody but the user.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/attach-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/text.h"
#include "plan/attach.h"
#include "ui/parts/choices.h"
#include "ui/parts/division-chooser.h"

struct _JalonsAttachDialog
{
  JalonsRecordDialog parent_instance;
  AdwComboRow *week;
  AdwPreferencesGroup *divisions_group;
  JalonsDivisionChooser *divisions;
  JalonsRecord *what;
};

G_DEFINE_FINAL_TYPE (JalonsAttachDialog, jalons_attach_dialog, JALONS_TYPE_RECORD_DIALOG)

static void
on_chosen (JalonsAttachDialog *self)
{
  jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), NULL);
}

/* Returns: whether a week is chosen, and not what the entry itself says */
static gboolean
read_target (JalonsAttachDialog *self,
             JalonsTarget *target)
{
  *target = (JalonsTarget){ .half = JALONS_HALF_NONE };
  return jalons_day_parse (jalons_choices_get (GTK_WIDGET (self->week)), &target->day);
}

/* What takes place once on its date is one activity for all; the date may be that of the week that is chosen. */
static void
on_week_chosen (JalonsAttachDialog *self)
{
  JalonsTarget target;
  gboolean dated = read_target (self, &target);

  adw_preferences_group_set_description (
    self->divisions_group, self->what != NULL && jalons_attach_is_shared (self->what, dated ? &target : NULL)
                             ? _ ("All that you tick share one activity; with Ctrl+Z it goes again.")
                             : _ ("Each that you tick gets an activity of its own; with Ctrl+Z all go again."));
}

/* The weeks with class, by their Mondays; the first choice leaves the date to the entry. */
static void
fill_weeks (JalonsAttachDialog *self,
            JalonsCalendar *calendar)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  int n_weeks = calendar ? jalons_calendar_n_weeks (calendar) : 0;

  g_ptr_array_add (codes, g_strdup (""));
  g_ptr_array_add (labels, g_strdup (_ ("Its own date, or to be dated later")));
  for (int week = 1; week <= n_weeks; week++)
    {
      JalonsDay monday = jalons_calendar_week_monday (calendar, week);
      g_autofree char *words = jalons_format_day (monday, JALONS_DAY_SHORT);

      g_ptr_array_add (codes, jalons_day_to_string (monday));
      /* Translators: number of a school week, and its Monday */
      g_ptr_array_add (labels, g_strdup_printf (_ ("W%1$d · %2$s"), week, words));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (GTK_WIDGET (self->week), (const char *const *) codes->pdata, (const char *const *) labels->pdata);
}

static GPtrArray *
find_divisions (JalonsAttachDialog *self,
                JalonsDataset *dataset)
{
  g_autoptr (GPtrArray) ids = jalons_division_chooser_dup_chosen (self->divisions);
  GPtrArray *divisions = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      JalonsDivision *division = jalons_dataset_lookup (dataset, JALONS_ENTITY_DIVISION, ids->pdata[i]);

      if (division != NULL)
        g_ptr_array_add (divisions, division);
    }
  return divisions;
}

static void
take_drafts (GPtrArray *drafts,
             JalonsProposal *proposal)
{
  for (guint i = 0; i < proposal->drafts->len; i++)
    g_ptr_array_add (drafts, jalons_draft_copy (proposal->drafts->pdata[i]));
}

static const char *
jalons_attach_dialog_read (JalonsRecordDialog *dialog,
                           GPtrArray *drafts)
{
  JalonsAttachDialog *self = JALONS_ATTACH_DIALOG (dialog);
  JalonsDataset *dataset = jalons_workspace_get_dataset (jalons_record_dialog_get_workspace (dialog));
  g_autoptr (GPtrArray) divisions = find_divisions (self, dataset);
  JalonsTarget target;
  gboolean dated = read_target (self, &target);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (divisions->len == 0)
    {
      jalons_record_dialog_set_error (dialog, _ ("Tick at least one class."));
      return NULL;
    }
  proposal = jalons_attach_to_divisions (dataset, self->what, divisions, dated ? &target : NULL);
  if (proposal->drafts->len == 0)
    {
      jalons_record_dialog_set_error (dialog, proposal->left ? proposal->left : _ ("Nothing would change."));
      return NULL;
    }
  take_drafts (drafts, proposal);
  return g_intern_string (proposal->label);
}

static void
jalons_attach_dialog_finalize (GObject *object)
{
  g_clear_object (&JALONS_ATTACH_DIALOG (object)->what);

  G_OBJECT_CLASS (jalons_attach_dialog_parent_class)->finalize (object);
}

static void
jalons_attach_dialog_class_init (JalonsAttachDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_attach_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_attach_dialog_read;
  g_type_ensure (JALONS_TYPE_DIVISION_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/attach-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsAttachDialog, week);
  gtk_widget_class_bind_template_child (widget_class, JalonsAttachDialog, divisions);
  gtk_widget_class_bind_template_child (widget_class, JalonsAttachDialog, divisions_group);
  gtk_widget_class_bind_template_callback (widget_class, on_week_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
jalons_attach_dialog_init (JalonsAttachDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalons_attach_dialog_new:
 * @what: an offer, an ambassador or a document
 */
GtkWindow *
jalons_attach_dialog_new (JalonsWorkspace *workspace,
                          JalonsRecord *what)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  g_autofree char *name = jalons_record_words (dataset, what);
  /* Translators: the name of an action of the Région, of a document, of a person */
  g_autofree char *title = g_strdup_printf (_ ("Attach “%s”"), name);
  JalonsAttachDialog *self = g_object_new (JALONS_TYPE_ATTACH_DIALOG, "workspace", workspace, "title", title,
                                           "accept-label", _ ("_Attach"), NULL);
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);

  self->what = g_object_ref (what);
  jalons_division_chooser_fill (self->divisions, dataset, divisions);
  fill_weeks (self, jalons_workspace_get_calendar (workspace));
  on_week_chosen (self);
  return GTK_WINDOW (self);
}
