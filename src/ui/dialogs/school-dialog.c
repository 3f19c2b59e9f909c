/* A school that is entered by hand, with its first year.
 * Invariant: the académie and the zone follow from the UAI until somebody chooses another.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/dialogs/school-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/published/academies.h"
#include "core/record/id.h"
#include "core/words/text.h"
#include "plan/schools.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"

struct _JalonsSchoolDialog
{
  JalonsRecordDialog parent_instance;
  AdwPreferencesGroup *school_group;
  JalonsFieldRow *uai;
  JalonsFieldRow *name;
  AdwComboRow *kind;
  JalonsFieldRow *town;
  AdwComboRow *academy;
  AdwComboRow *year;
  AdwComboRow *zone;
};

G_DEFINE_FINAL_TYPE (JalonsSchoolDialog, jalons_school_dialog, JALONS_TYPE_RECORD_DIALOG)

static JalonsWorkspace *
workspace_of (JalonsSchoolDialog *self)
{
  return jalons_record_dialog_get_workspace (JALONS_RECORD_DIALOG (self));
}

static char *
dup_uai (JalonsSchoolDialog *self)
{
  return jalons_school_read_uai (gtk_editable_get_text (GTK_EDITABLE (self->uai)));
}

/* What follows from what is typed */

static void
on_uai_changed (JalonsSchoolDialog *self)
{
  g_autofree char *uai = dup_uai (self), *warning = NULL;
  const JalonsAcademy *academy = uai ? jalons_academy_for_uai (uai) : NULL;

  if (academy != NULL)
    jalons_choices_set (GTK_WIDGET (self->academy), academy->name);
  if (uai != NULL && !jalons_uai_valid (uai))
    /* Translators: a UAI, and the letter that it should end with */
    warning = g_strdup_printf (_ ("Check the UAI %1$s: its digits go with the letter %2$c."), uai,
                               jalons_school_uai_letter (uai));
  adw_preferences_group_set_description (self->school_group, warning);
}

static void
on_academy_selected (JalonsSchoolDialog *self)
{
  const JalonsAcademy *academy = jalons_academy_by_name (jalons_choices_get (GTK_WIDGET (self->academy)));

  jalons_choices_set (GTK_WIDGET (self->zone), academy ? academy->zone : "");
}

/* Reading */

static gboolean
check_uai (JalonsSchoolDialog *self,
           const char *uai)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace_of (self));
  const char *error = NULL;

  if (uai == NULL)
    error = _ ("seven digits and a letter are expected, such as 0590116F");
  else if (jalons_dataset_find_school (dataset, uai) != NULL)
    error = _ ("this school is there already");
  jalons_field_row_set_error (self->uai, error);
  return error == NULL;
}

static JalonsDraft *
draft_school (JalonsSchoolDialog *self,
              const char *uai)
{
  JalonsDraft *school = jalons_school_draft (uai);

  jalons_draft_set_number (school, JALONS_SCHOOL_KIND,
                           jalons_choices_get_enum (GTK_WIDGET (self->kind), JALONS_SCHOOL_KIND));
  jalons_draft_set_text (school, JALONS_SCHOOL_ACADEMY, jalons_choices_get (GTK_WIDGET (self->academy)));
  return school;
}

static const char *
jalons_school_dialog_read (JalonsRecordDialog *dialog,
                           GPtrArray *drafts)
{
  JalonsSchoolDialog *self = JALONS_SCHOOL_DIALOG (dialog);
  g_autofree char *uai = dup_uai (self);
  gboolean right = check_uai (self, uai);
  g_autoptr (JalonsDraft) school = draft_school (self, right ? uai : "");
  g_autoptr (JalonsRecord) record = NULL;
  int start = (int) g_ascii_strtoll (jalons_choices_get (GTK_WIDGET (self->year)), NULL, 10);
  JalonsDraft *year;

  right = jalons_field_row_read (self->name, school) && right;
  right = jalons_field_row_read (self->town, school) && right;
  if (!right)
    return NULL;
  record = jalons_draft_build (school);
  year = jalons_school_draft_year (record, start);
  jalons_draft_set_text (year, JALONS_YEAR_ZONE, jalons_choices_get (GTK_WIDGET (self->zone)));
  jalons_workspace_expect_school (workspace_of (self), jalons_draft_get_id (school), start);
  g_ptr_array_add (drafts, g_steal_pointer (&school));
  g_ptr_array_add (drafts, year);
  return _ ("Add a school");
}

/* GObject */

static void
jalons_school_dialog_class_init (JalonsSchoolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_school_dialog_read;
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, school_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, uai);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, name);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, town);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, academy);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, year);
  gtk_widget_class_bind_template_child (widget_class, JalonsSchoolDialog, zone);
  gtk_widget_class_bind_template_callback (widget_class, on_uai_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_academy_selected);
}

static void
jalons_school_dialog_init (JalonsSchoolDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The open year, that of today, and those around them. */
static void
fill_years (JalonsSchoolDialog *self)
{
  int open_year = jalons_workspace_get_start_year (workspace_of (self));
  int now = jalons_day_school_year (jalons_workspace_get_today (workspace_of (self)));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_autofree char *open_code = g_strdup_printf ("%d", open_year);
  g_auto (GStrv) all_codes = NULL, all_labels = NULL;

  for (int start = MIN (open_year, now) - 1; start <= MAX (open_year, now) + 2; start++)
    {
      g_autofree char *code = g_strdup_printf ("%d", start), *label = jalons_format_school_year (start);

      g_strv_builder_add (codes, code);
      g_strv_builder_add (labels, label);
    }
  all_codes = g_strv_builder_end (codes);
  all_labels = g_strv_builder_end (labels);
  jalons_choices_fill (GTK_WIDGET (self->year), (const char *const *) all_codes, (const char *const *) all_labels);
  jalons_choices_set (GTK_WIDGET (self->year), open_code);
}

/**
 * jalons_school_dialog_new:
 *
 * Adds a school with a year, and opens it.
 */
GtkWindow *
jalons_school_dialog_new (JalonsWorkspace *workspace)
{
  JalonsSchoolDialog *self = g_object_new (JALONS_TYPE_SCHOOL_DIALOG, "workspace", workspace, "title",
                                           _ ("New school"), "accept-label", _ ("_Add"), NULL);

  jalons_choices_fill_enum (GTK_WIDGET (self->kind), JALONS_SCHOOL_KIND);
  jalons_choices_fill_zones (GTK_WIDGET (self->zone));
  jalons_choices_fill_academies (GTK_WIDGET (self->academy));
  jalons_choices_set (GTK_WIDGET (self->academy), "");
  jalons_choices_set (GTK_WIDGET (self->zone), "");
  fill_years (self);
  return GTK_WINDOW (self);
}

/* Deleting */

typedef struct
{
  JalonsWorkspace *workspace;
  char *id;
} Deletion;

static char *
describe_deletion (JalonsDataset *all,
                   const JalonsSchool *school)
{
  unsigned n_divisions, n_activities;
  g_autofree char *divisions = NULL, *activities = NULL;

  jalons_school_count (all, school, &n_divisions, &n_activities);
  divisions = g_strdup_printf (ngettext ("%u class", "%u classes", n_divisions), n_divisions);
  activities = jalons_format_counted (ngettext ("%u activity", "%u activities", n_activities), n_activities);
  /* Translators: the name of a school, "12 classes", "80 activities" */
  return g_strdup_printf (_ ("%1$s was deleted, with %2$s and %3$s"), jalons_school_name (school), divisions,
                          activities);
}

static void
on_all_loaded (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) all = jalons_store_load_finish (JALONS_STORE (object), result, &error);
  JalonsSchool *school = all ? jalons_dataset_lookup (all, JALONS_ENTITY_SCHOOL, deletion->id) : NULL;

  if (all == NULL)
    jalons_workspace_fail (deletion->workspace, error->message);
  else if (school != NULL && jalons_workspace_get_store (deletion->workspace) != NULL)
    {
      g_autofree char *message = describe_deletion (all, school);

      jalons_workspace_delete (deletion->workspace, _ ("Delete a school"), school, message);
    }
  g_object_unref (deletion->workspace);
  g_free (deletion->id);
  g_free (deletion);
}

/**
 * jalons_school_dialog_delete:
 *
 * Deletes a school with all its years; a toast says what went with it and offers to undo.
 */
void
jalons_school_dialog_delete (JalonsWorkspace *workspace,
                             const JalonsSchool *school)
{
  Deletion *deletion = g_new (Deletion, 1);

  deletion->workspace = g_object_ref (workspace);
  deletion->id = g_strdup (jalons_record_get_id (school));
  jalons_store_load_async (jalons_workspace_get_store (workspace), 0, NULL, on_all_loaded, deletion);
}
