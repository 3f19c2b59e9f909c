/* Adding or changing a goal, an intention, a partner, a figure or a reviewer of a project.
 * Invariant: nothing is written until what must be there is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "plan/write-project.h"
#include "ui/parts/record-form.h"

typedef struct
{
  JalonsEntityId entity;
  JalonsFieldId needed; /* a text that must be there */
  const char *missing;
  const char *add_title;
  const char *edit_title;
  const char *deleted;
  JalonsFormGroup groups[2];
} Kind;

/* clang-format off */
static const Kind kinds[] = {
  { JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING, N_("Write what the goal is."),
    N_("New Goal"), N_("Goal"), N_("The goal was deleted"),
    { { NULL, NULL, JALONS_FORM_FIELDS (JALONS_GOAL_WORDING, JALONS_GOAL_LEVEL, JALONS_GOAL_START, JALONS_GOAL_AXIS,
                                        JALONS_GOAL_COMPETENCES) },
      { N_("How One Will Know"), NULL, JALONS_FORM_FIELDS (JALONS_GOAL_INDICATOR, JALONS_GOAL_TARGET) } } },
  { JALONS_ENTITY_INTENTION, JALONS_INTENTION_TITLE, N_("Give the intention a title."),
    N_("New Intention"), N_("Intention"), N_("The intention was deleted"),
    { { NULL, N_("What the project means to do in a year that is not planned yet."),
        JALONS_FORM_FIELDS (JALONS_INTENTION_TITLE, JALONS_INTENTION_MINUTES, JALONS_INTENTION_LEVEL,
                            JALONS_INTENTION_START, JALONS_INTENTION_AXIS, JALONS_INTENTION_HALF_DAY,
                            JALONS_INTENTION_GOAL) } } },
  { JALONS_ENTITY_PARTNER, JALONS_PARTNER_NAME, N_("Give the name of the partner."),
    N_("New Partner"), N_("Partner"), N_("The partner was deleted"),
    { { NULL, NULL, JALONS_FORM_FIELDS (JALONS_PARTNER_NAME, JALONS_PARTNER_SUBJECT, JALONS_PARTNER_OFFER) },
      { N_("Agreement"), NULL, JALONS_FORM_FIELDS (JALONS_PARTNER_SIGNED_DAY, JALONS_PARTNER_LAST_DAY) } } },
  { JALONS_ENTITY_FIGURE, JALONS_FIGURE_LABEL, N_("Say what the figure is."),
    N_("New Figure"), N_("Figure"), N_("The figure was deleted"),
    { { NULL, N_("Figures serve the diagnosis of the project and the report of the year."),
        JALONS_FORM_FIELDS (JALONS_FIGURE_LABEL, JALONS_FIGURE_VALUE, JALONS_FIGURE_START, JALONS_FIGURE_SOURCE) } } },
  { JALONS_ENTITY_REVIEWER, JALONS_REVIEWER_NAME, N_("Give the name of the reviewer."),
    N_("New Reviewer"), N_("Reviewer"), N_("The reviewer was removed"),
    { { NULL, NULL, JALONS_FORM_FIELDS (JALONS_REVIEWER_NAME, JALONS_REVIEWER_ROLE) } } },
};
/* clang-format on */

static const Kind *
kind_of (JalonsEntityId entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].entity == entity)
      return &kinds[i];
  g_return_val_if_reached (NULL);
}

struct _JalonsProjectDialog
{
  JalonsRecordDialog parent_instance;
  JalonsProjectData *data;
  const Kind *kind;
  JalonsRecordForm *form;
  JalonsDraft *draft;
  JalonsProposal *proposal; /* the one that was made last; its label is given away */
};

G_DEFINE_FINAL_TYPE (JalonsProjectDialog, jalons_project_dialog, JALONS_TYPE_RECORD_DIALOG)

/* What there is to choose from; its texts live as long as the array of @texts. */

static GArray *
choices_new (const char *nothing)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (JalonsChoice));
  const JalonsChoice none = { "", nothing, NULL };

  if (nothing != NULL)
    g_array_append_val (choices, none);
  return choices;
}

static void
add_choice (GArray *choices,
            const char *code,
            const char *label)
{
  const JalonsChoice choice = { g_intern_string (code), g_intern_string (label), NULL };

  g_array_append_val (choices, choice);
}

static void
offer_years (JalonsProjectDialog *self,
             JalonsFieldId field,
             const char *nothing,
             int from,
             int n_years)
{
  g_autoptr (GArray) choices = choices_new (nothing);

  for (int start = from; start < from + n_years; start++)
    {
      g_autofree char *code = g_strdup_printf ("%d", start), *label = jalons_format_school_year (start);

      add_choice (choices, code, label);
    }
  jalons_record_form_offer (self->form, field, choices);
}

static void
offer_goals (JalonsProjectDialog *self)
{
  g_autoptr (GArray) choices = choices_new (_ ("No goal"));
  g_autoptr (GPtrArray) goals = jalons_project_goals (jalons_project_data_get_dataset (self->data),
                                                      jalons_project_data_get_project (self->data));

  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u. %s", i + 1, jalons_goal_wording (goals->pdata[i]));

      add_choice (choices, jalons_record_get_id (goals->pdata[i]), label);
    }
  jalons_record_form_offer (self->form, JALONS_INTENTION_GOAL, choices);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return jalons_collate (((const JalonsChoice *) a)->label, ((const JalonsChoice *) b)->label);
}

static void
offer_offers (JalonsProjectDialog *self)
{
  g_autoptr (GArray) choices = choices_new (NULL), all = choices_new (_ ("None in particular"));
  GListModel *list = jalons_dataset_get_list (jalons_project_data_get_dataset (self->data), JALONS_ENTITY_OFFER);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) offer = g_list_model_get_item (list, i);

      add_choice (choices, jalons_record_get_id (offer), jalons_offer_title (offer));
    }
  g_array_sort (choices, compare_labels);
  g_array_append_vals (all, choices->data, choices->len);
  jalons_record_form_offer (self->form, JALONS_PARTNER_OFFER, all);
}

static void
offer_levels (JalonsProjectDialog *self,
              JalonsFieldId field,
              const char *nothing)
{
  g_autoptr (GArray) levels = jalons_field_choices (jalons_project_data_get_dataset (self->data), field);
  g_autoptr (GArray) choices = choices_new (nothing);

  for (guint i = 0; i < levels->len; i++)
    add_choice (choices, g_array_index (levels, JalonsChoice, i).code, g_array_index (levels, JalonsChoice, i).label);
  jalons_record_form_offer (self->form, field, choices);
}

static void
offer_yes (JalonsProjectDialog *self)
{
  g_autoptr (GArray) choices = choices_new (NULL);

  add_choice (choices, "0", _ ("No"));
  add_choice (choices, "1", _ ("Yes"));
  jalons_record_form_offer (self->form, JALONS_INTENTION_HALF_DAY, choices);
}

static void
offer (JalonsProjectDialog *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);
  int start = jalons_project_start (project);

  switch ((int) self->kind->entity)
    {
    case JALONS_ENTITY_GOAL:
      offer_levels (self, JALONS_GOAL_LEVEL, _ ("Every level"));
      offer_years (self, JALONS_GOAL_START, _ ("Every year of the project"), start, JALONS_PROJECT_YEARS);
      break;
    case JALONS_ENTITY_INTENTION:
      offer_years (self, JALONS_INTENTION_START, NULL, start, JALONS_PROJECT_YEARS);
      offer_goals (self);
      offer_yes (self);
      break;
    case JALONS_ENTITY_PARTNER:
      offer_offers (self);
      break;
    case JALONS_ENTITY_FIGURE:
      /* A diagnosis looks back, too. */
      offer_years (self, JALONS_FIGURE_START, NULL, start - 5, 5 + JALONS_PROJECT_YEARS);
      break;
    default:
      break;
    }
}

/* The dialog */

/* Takes proposal. Returns: (nullable): the label of the gesture; NULL when it may not be, which is said */
static const char *
propose (JalonsProjectDialog *self,
         JalonsProposal *proposal,
         GPtrArray *drafts)
{
  g_clear_pointer (&self->proposal, jalons_proposal_free);
  self->proposal = proposal;
  if (proposal->drafts->len == 0 && proposal->left != NULL)
    {
      jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), proposal->left);
      return NULL;
    }
  for (guint i = 0; i < proposal->drafts->len; i++)
    g_ptr_array_add (drafts, jalons_draft_copy (proposal->drafts->pdata[i]));
  return proposal->label;
}

static const char *
jalons_project_dialog_read (JalonsRecordDialog *dialog,
                            GPtrArray *drafts)
{
  JalonsProjectDialog *self = JALONS_PROJECT_DIALOG (dialog);
  g_autoptr (JalonsDraft) draft = jalons_draft_copy (self->draft);
  g_autoptr (JalonsRecord) record = NULL;

  if (!jalons_record_form_read (self->form, draft))
    return NULL;
  record = jalons_draft_build (draft);
  if (*jalons_record_get_text (record, self->kind->needed) == '\0')
    {
      jalons_record_dialog_set_error (dialog, _ (self->kind->missing));
      gtk_widget_grab_focus (jalons_record_form_get_row (self->form, self->kind->needed));
      return NULL;
    }
  return propose (self, jalons_write_record (jalons_project_data_get_dataset (self->data), draft), drafts);
}

static const char *
jalons_project_dialog_remove (JalonsRecordDialog *dialog,
                              GPtrArray *drafts,
                              const char **message)
{
  JalonsProjectDialog *self = JALONS_PROJECT_DIALOG (dialog);
  JalonsRecord *origin = jalons_draft_get_origin (self->draft);

  *message = _ (self->kind->deleted);
  return propose (self, jalons_write_delete (jalons_project_data_get_dataset (self->data), origin), drafts);
}

static void
jalons_project_dialog_finalize (GObject *object)
{
  JalonsProjectDialog *self = JALONS_PROJECT_DIALOG (object);

  g_clear_pointer (&self->draft, jalons_draft_free);
  g_clear_pointer (&self->proposal, jalons_proposal_free);
  g_clear_pointer (&self->form, jalons_record_form_free);
  g_clear_object (&self->data);

  G_OBJECT_CLASS (jalons_project_dialog_parent_class)->finalize (object);
}

static void
jalons_project_dialog_class_init (JalonsProjectDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_project_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_project_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_project_dialog_remove;
}

static void
jalons_project_dialog_init (JalonsProjectDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 600);
}

/* Takes draft. */
static GtkWindow *
dialog_new (JalonsProjectData *data,
            JalonsDraft *draft)
{
  const Kind *kind = kind_of (jalons_draft_get_entity (draft));
  gboolean adding = jalons_draft_get_origin (draft) == NULL;
  JalonsProjectDialog *self = g_object_new (JALONS_TYPE_PROJECT_DIALOG, "workspace",
                                            jalons_project_data_get_workspace (data), "title",
                                            adding ? _ (kind->add_title) : _ (kind->edit_title), "accept-label",
                                            adding ? _ ("_Add") : _ ("_Change"), NULL);
  g_autoptr (JalonsRecord) shown = NULL;

  self->data = g_object_ref (data);
  self->kind = kind;
  self->draft = draft;
  self->form = jalons_record_form_new (jalons_project_data_get_workspace (data));
  offer (self);
  for (guint i = 0; i < G_N_ELEMENTS (kind->groups) && kind->groups[i].n_fields > 0; i++)
    jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), jalons_record_form_add (self->form, &kind->groups[i]));
  shown = jalons_draft_build (draft);
  jalons_record_form_show (self->form, shown);
  if (!adding)
    jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self), _ ("_Delete"));
  return GTK_WINDOW (self);
}

/**
 * jalons_project_dialog_new_add:
 * @entity: what is added to the project that is shown
 */
GtkWindow *
jalons_project_dialog_new_add (JalonsProjectData *data,
                               JalonsEntityId entity)
{
  return dialog_new (data, jalons_write_new_part (jalons_project_data_get_dataset (data),
                                                  jalons_project_data_get_project (data), entity));
}

GtkWindow *
jalons_project_dialog_new_edit (JalonsProjectData *data,
                                JalonsRecord *record)
{
  return dialog_new (data, jalons_draft_edit (record));
}

void
jalons_project_dialog_present (GtkWindow *dialog,
                               GtkWidget *over)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (dialog);
}

/**
 * jalons_project_delete:
 * @record: of one of the kinds that have a dialog
 *
 * Deletes it, and offers to undo.
 */
void
jalons_project_delete (JalonsProjectData *data,
                       JalonsRecord *record)
{
  const Kind *kind = kind_of (jalons_record_get_entity (record));
  g_autoptr (JalonsProposal) proposal = jalons_write_delete (jalons_project_data_get_dataset (data), record);

  jalons_project_data_do (data, proposal, _ (kind->deleted));
}
