/* The rows of what to print.
 * Invariant: "changed" is told after each choice that changes the pages, and never while the rows are being filled.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-choices.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "core/words/text.h"
#include "store/logos.h"
#include "ui/parts/choices.h"
#include "ui/parts/field-row.h"
#include "ui/parts/pass-focus.h"
#include "ui/print/print-lists.h"

struct _JalonsPrintChoices
{
  AdwPreferencesGroup parent_instance;
  JalonsWorkspace *workspace;
  AdwComboRow *document;
  AdwComboRow *scope; /* "all", "level:CODE" or "division:ID" */
  AdwComboRow *level;
  AdwComboRow *week;                    /* a Monday */
  AdwComboRow *period;                  /* "2026-11-30/2026-12-28": the first day and the day after the last */
  JalonsFieldRow *first_day, *last_day; /* of another period */
  AdwComboRow *project;                 /* an id */
  AdwComboRow *version;                 /* the id of a step, or "" for now */
  AdwComboRow *counsellor;              /* "" for every one */
  AdwComboRow *ambassador;
  AdwComboRow *paper;
  GtkSwitch *names;
  GtkSwitch *everything;
  GtkSwitch *schools;
  GtkSwitch *contact;
  GtkSwitch *remarks;
  GtkSwitch *each;
  GtkWidget *names_row, *everything_row, *schools_row, *contact_row, *remarks_row, *each_row;
  JalonsOrder order; /* its records are the dataset's; its list and texts are ours */
  GHashTable *logos;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsPrintChoices, jalons_print_choices, ADW_TYPE_PREFERENCES_GROUP)

static const char *
chosen (AdwComboRow *row)
{
  return jalons_choices_get (GTK_WIDGET (row));
}

/* What is chosen */

static gboolean
is_in_scope (const char *scope,
             const JalonsDivision *division)
{
  if (g_str_has_prefix (scope, "division:"))
    return g_str_equal (scope + strlen ("division:"), jalons_record_get_id (division));
  if (g_str_has_prefix (scope, "level:"))
    return g_str_equal (scope + strlen ("level:"), jalons_division_level (division));
  return TRUE;
}

static GPtrArray *
list_chosen (JalonsPrintChoices *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < divisions->len; i++)
    if (is_in_scope (chosen (self->scope), divisions->pdata[i]))
      g_ptr_array_add (list, g_object_ref (divisions->pdata[i]));
  return list;
}

static gboolean
is_other_period (JalonsPrintChoices *self)
{
  return g_strcmp0 (chosen (self->period), JALONS_PRINT_OTHER_DAYS) == 0;
}

/* Whether both are days, in their order; each row says what is wrong with its own. */
static gboolean
read_other_days (JalonsPrintChoices *self)
{
  JalonsDay last;
  gboolean right = jalons_field_row_read_day (self->first_day, &self->order.first_day);

  right = jalons_field_row_read_day (self->last_day, &last) && right;
  self->order.end_day = right ? last + 1 : JALONS_NO_DAY;
  return right;
}

static void
read_days (JalonsPrintChoices *self)
{
  g_auto (GStrv) days = g_strsplit (chosen (self->period), "/", 2);

  if (jalons_print_choices_get_kind (self)->parts & JALONS_PAPER_ASKS_WEEK)
    jalons_day_parse (chosen (self->week), &self->order.first_day);
  else if (is_other_period (self))
    read_other_days (self);
  else if (g_strv_length (days) == 2)
    {
      jalons_day_parse (days[0], &self->order.first_day);
      jalons_day_parse (days[1], &self->order.end_day);
    }
}

static void
forget_order (JalonsPrintChoices *self)
{
  g_clear_pointer (&self->order.divisions, g_ptr_array_unref);
  self->order = (JalonsOrder){ 0 };
}

/**
 * jalons_print_choices_get_kind:
 *
 * Returns: (transfer none): the document that is chosen
 */
const JalonsPaperKind *
jalons_print_choices_get_kind (JalonsPrintChoices *self)
{
  const JalonsPaperKind *kind = jalons_papers_lookup (chosen (self->document));

  return kind != NULL ? kind : jalons_papers_lookup ("division");
}

/**
 * jalons_print_choices_get_order:
 *
 * Returns: (transfer none): what is wanted of it, until the next call; see jalons_print_choices_get_fault()
 */
const JalonsOrder *
jalons_print_choices_get_order (JalonsPrintChoices *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  forget_order (self);
  self->order.dataset = dataset;
  self->order.year = jalons_workspace_get_year (self->workspace);
  self->order.divisions = list_chosen (self);
  self->order.level = chosen (self->level);
  read_days (self);
  self->order.counsellor = *chosen (self->counsellor) != '\0' ? chosen (self->counsellor) : NULL;
  self->order.everything = gtk_switch_get_active (self->everything);
  self->order.all_schools = gtk_switch_get_active (self->schools);
  self->order.ambassador = jalons_dataset_lookup (dataset, JALONS_ENTITY_AMBASSADOR, chosen (self->ambassador));
  self->order.with_contact = gtk_switch_get_active (self->contact);
  self->order.project = jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, chosen (self->project));
  self->order.with_remarks = gtk_switch_get_active (self->remarks);
  self->order.options = (JalonsPrintOptions){
    .today = jalons_workspace_get_today (self->workspace),
    .size = g_str_equal (chosen (self->paper), "A3") ? JALONS_PAPER_A3 : JALONS_PAPER_A4,
    .without_names = !gtk_switch_get_active (self->names),
    .logos = self->logos,
  };
  return &self->order;
}

/**
 * jalons_print_choices_get_fault:
 *
 * Returns: (transfer none) (nullable): a sentence that says why there is nothing to draw
 */
const char *
jalons_print_choices_get_fault (JalonsPrintChoices *self)
{
  unsigned parts = jalons_print_choices_get_kind (self)->parts;
  const JalonsOrder *order = jalons_print_choices_get_order (self);

  if (order->year == NULL)
    return _ ("There is no school year to print.");
  if (parts & JALONS_PAPER_ASKS_DIVISIONS && order->divisions->len == 0)
    return _ ("There is no class to print.");
  if (parts & JALONS_PAPER_ASKS_LEVEL && *order->level == '\0')
    return _ ("There is no class to print.");
  if (parts & JALONS_PAPER_ASKS_PROJECT && jalons_papers_project (order) == NULL)
    return _ ("The school has no project: begin one under Project first.");
  if (parts & JALONS_PAPER_ASKS_PERIOD && order->end_day <= order->first_day)
    return _ ("Write the first day of the period and its last, which is not before it.");
  if (parts & JALONS_PAPER_ASKS_AMBASSADOR && order->ambassador == NULL)
    return _ ("No ambassador comes this year: attach a visit to an activity first.");
  return NULL;
}

/**
 * jalons_print_choices_get_revision:
 *
 * Returns: (transfer none) (nullable): the step of its review at which the project is wanted; %NULL for now
 */
JalonsRevision *
jalons_print_choices_get_revision (JalonsPrintChoices *self)
{
  if (!(jalons_print_choices_get_kind (self)->parts & JALONS_PAPER_ASKS_PROJECT))
    return NULL;
  return jalons_dataset_lookup (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_REVISION,
                                chosen (self->version));
}

/**
 * jalons_print_choices_wants_each:
 *
 * Returns: whether each class is to have a file of its own
 */
gboolean
jalons_print_choices_wants_each (JalonsPrintChoices *self)
{
  return jalons_print_choices_get_kind (self)->parts & JALONS_PAPER_TAKES_EACH && gtk_switch_get_active (self->each) &&
         gtk_widget_get_sensitive (self->each_row);
}

/* What is seen */

/* What depends on more than the document: a school with one project does not choose it. */
static void
show_other (JalonsPrintChoices *self,
            unsigned parts)
{
  GListModel *projects = adw_combo_row_get_model (self->project);
  gboolean typed = parts & JALONS_PAPER_ASKS_PERIOD && is_other_period (self);

  gtk_widget_set_visible (GTK_WIDGET (self->first_day), typed);
  gtk_widget_set_visible (GTK_WIDGET (self->last_day), typed);
  gtk_widget_set_visible (GTK_WIDGET (self->project),
                          parts & JALONS_PAPER_ASKS_PROJECT && g_list_model_get_n_items (projects) > 1);
}

static void
show_rows (JalonsPrintChoices *self)
{
  unsigned parts = jalons_print_choices_get_kind (self)->parts;
  const struct
  {
    gpointer row;
    unsigned part;
  } rows[] = {
    { self->scope, JALONS_PAPER_ASKS_DIVISIONS },
    { self->level, JALONS_PAPER_ASKS_LEVEL },
    { self->week, JALONS_PAPER_ASKS_WEEK },
    { self->period, JALONS_PAPER_ASKS_PERIOD },
    { self->counsellor, JALONS_PAPER_ASKS_PERIOD },
    { self->ambassador, JALONS_PAPER_ASKS_AMBASSADOR },
    { self->version, JALONS_PAPER_ASKS_PROJECT },
    { self->paper, JALONS_PAPER_TAKES_SIZE },
    { self->names_row, JALONS_PAPER_TAKES_NAMES },
    { self->everything_row, JALONS_PAPER_TAKES_EVERYTHING },
    { self->schools_row, JALONS_PAPER_TAKES_SCHOOLS },
    { self->contact_row, JALONS_PAPER_TAKES_CONTACT },
    { self->remarks_row, JALONS_PAPER_TAKES_REMARKS },
    { self->each_row, JALONS_PAPER_TAKES_EACH },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i].row, (parts & rows[i].part) != 0);
  show_other (self, parts);
  gtk_widget_set_sensitive (self->each_row, !g_str_has_prefix (chosen (self->scope), "division:"));
}

static void
on_choice (JalonsPrintChoices *self)
{
  if (self->filling || self->workspace == NULL)
    return;
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_versions (JalonsPrintChoices *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsProject *project = jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, chosen (self->project));

  jalons_print_lists_fill_versions (self->version, dataset, project);
}

/* Another project has other versions. */
static void
on_project (JalonsPrintChoices *self)
{
  if (self->filling || self->workspace == NULL)
    return;
  self->filling = TRUE;
  fill_versions (self);
  self->filling = FALSE;
  on_choice (self);
}

/* Another period begins as the one before it. */
static void
on_period (JalonsPrintChoices *self)
{
  const JalonsDay first = self->order.first_day, end = self->order.end_day;

  if (self->filling || self->workspace == NULL)
    return;
  if (is_other_period (self) && first != JALONS_NO_DAY && end > first)
    {
      self->filling = TRUE;
      jalons_field_row_show_day (self->first_day, first);
      jalons_field_row_show_day (self->last_day, end - 1);
      self->filling = FALSE;
    }
  on_choice (self);
}

/* A chart is to be pinned up, other documents are to be held. */
static void
on_document (JalonsPrintChoices *self)
{
  if (self->filling || self->workspace == NULL)
    return;
  self->filling = TRUE;
  jalons_choices_set (GTK_WIDGET (self->paper),
                      jalons_print_choices_get_kind (self)->parts & JALONS_PAPER_IS_CHART ? "A3" : "A4");
  self->filling = FALSE;
  on_choice (self);
}

/**
 * jalons_print_choices_set_workspace:
 *
 * Fills the rows: the year of the class that is selected, or of all of them.
 */
void
jalons_print_choices_set_workspace (JalonsPrintChoices *self,
                                    JalonsWorkspace *workspace)
{
  JalonsDivision *division = jalons_workspace_get_division (workspace);

  self->workspace = g_object_ref (workspace);
  self->logos = jalons_logos_load (jalons_store_get_directory (jalons_workspace_get_store (workspace)),
                                   jalons_workspace_get_dataset (workspace));
  self->filling = TRUE;
  jalons_field_row_set_workspace (self->first_day, workspace);
  jalons_field_row_set_workspace (self->last_day, workspace);
  jalons_print_lists_fill_documents (self->document);
  jalons_print_lists_fill_scopes (self->scope, self->level, workspace);
  jalons_print_lists_fill_weeks (self->week, workspace);
  jalons_print_lists_fill_periods (self->period, workspace);
  jalons_print_lists_fill_counsellors (self->counsellor, workspace);
  jalons_print_lists_fill_ambassadors (self->ambassador, workspace);
  jalons_print_lists_fill_projects (self->project, workspace);
  fill_versions (self);
  if (division != NULL)
    {
      g_autofree char *scope = g_strdup_printf ("division:%s", jalons_record_get_id (division));

      jalons_choices_set (GTK_WIDGET (self->scope), scope);
      if (*jalons_division_level (division) != '\0')
        jalons_choices_set (GTK_WIDGET (self->level), jalons_division_level (division));
    }
  self->filling = FALSE;
  show_rows (self);
}

/**
 * jalons_print_choices_set_document:
 * @code: of print/papers.h
 */
void
jalons_print_choices_set_document (JalonsPrintChoices *self,
                                   const char *code)
{
  jalons_choices_set (GTK_WIDGET (self->document), code);
}

/**
 * jalons_print_choices_set_project:
 * @project: (nullable): the id of a project of the school; %NULL for that of the year that is open
 */
void
jalons_print_choices_set_project (JalonsPrintChoices *self,
                                  const char *project)
{
  if (project != NULL)
    jalons_choices_set (GTK_WIDGET (self->project), project);
}

/* The widget */

static void
jalons_print_choices_dispose (GObject *object)
{
  JalonsPrintChoices *self = JALONS_PRINT_CHOICES (object);

  forget_order (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->logos, g_hash_table_unref);

  G_OBJECT_CLASS (jalons_print_choices_parent_class)->dispose (object);
}

static gboolean
jalons_print_choices_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JALONS_PRINT_CHOICES (widget)->document));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, document);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, scope);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, level);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, week);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, period);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, first_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, last_day);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, project);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, version);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, counsellor);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, ambassador);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, paper);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, names);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, everything);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, schools);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, contact);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, remarks);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, each);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, names_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, everything_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, schools_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, contact_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, remarks_row);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintChoices, each_row);
}

static void
jalons_print_choices_class_init (JalonsPrintChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_print_choices_dispose;
  widget_class->grab_focus = jalons_print_choices_grab_focus;
  widget_class->focus = jalons_pass_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (JALONS_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/print-choices.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_document);
  gtk_widget_class_bind_template_callback (widget_class, on_period);
  gtk_widget_class_bind_template_callback (widget_class, on_project);
}

static void
jalons_print_choices_init (JalonsPrintChoices *self)
{
  const char *const papers[] = { "A4", "A3", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_choices_fill (GTK_WIDGET (self->paper), papers, papers);
}
