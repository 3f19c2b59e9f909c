/* The rows of what to print.
 * Invariant: "changed" is told after each choice that changes the pages, and never while the rows are being filled.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-choices.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue.h"
#include "core/field-words.h"
#include "core/text.h"
#include "store/logos.h"
#include "ui/parts/choices.h"

struct _JalonsPrintChoices
{
  AdwPreferencesGroup parent_instance;
  JalonsWorkspace *workspace;
  AdwComboRow *document;
  AdwComboRow *scope; /* "all", "level:CODE" or "division:ID" */
  AdwComboRow *level;
  AdwComboRow *week;       /* a Monday */
  AdwComboRow *period;     /* "2026-11-30/2026-12-28": the first day and the day after the last */
  AdwComboRow *counsellor; /* "" for every one */
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

static void
read_days (JalonsPrintChoices *self)
{
  g_auto (GStrv) days = g_strsplit (chosen (self->period), "/", 2);

  if (jalons_print_choices_get_kind (self)->parts & JALONS_PAPER_ASKS_WEEK)
    jalons_day_parse (chosen (self->week), &self->order.first_day);
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
    return _ ("No project has this school year: begin one under Project first.");
  if (parts & JALONS_PAPER_ASKS_AMBASSADOR && order->ambassador == NULL)
    return _ ("No ambassador comes this year: attach a visit to an activity first.");
  return NULL;
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

/* Filling the rows */

typedef struct
{
  GPtrArray *codes;
  GPtrArray *labels;
} Choices;

static Choices
choices_new (void)
{
  return (Choices){ g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
}

static void
choices_add (Choices *choices,
             char *code,
             char *label)
{
  g_ptr_array_add (choices->codes, code);
  g_ptr_array_add (choices->labels, label);
}

static void
choices_end (Choices *choices,
             AdwComboRow *row)
{
  choices_add (choices, NULL, NULL);
  jalons_choices_fill (GTK_WIDGET (row), (const char *const *) choices->codes->pdata,
                       (const char *const *) choices->labels->pdata);
  g_ptr_array_unref (choices->codes);
  g_ptr_array_unref (choices->labels);
}

static void
fill_documents (JalonsPrintChoices *self)
{
  Choices choices = choices_new ();
  gsize n_kinds;
  const JalonsPaperKind *kinds = jalons_papers_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    choices_add (&choices, g_strdup (kinds[i].code), g_strdup (_ (kinds[i].label)));
  choices_end (&choices, self->document);
}

/* Every class, then the classes of each level, then each class; and the levels. */
static void
fill_scopes (JalonsPrintChoices *self)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (self->workspace);
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  Choices scopes = choices_new (), levels = choices_new ();
  const char *level = NULL;

  choices_add (&scopes, g_strdup ("all"), g_strdup (_ ("All the classes")));
  for (guint i = 0; i < divisions->len; i++)
    if (g_strcmp0 (level, jalons_division_level (divisions->pdata[i])) != 0)
      {
        level = jalons_division_level (divisions->pdata[i]);
        if (*level == '\0')
          continue;
        choices_add (&levels, g_strdup (level), g_strdup (jalons_choices_level_label (dataset, level)));
        choices_add (&scopes, g_strdup_printf ("level:%s", level),
                     g_strdup_printf (_ ("All the classes of %s"), jalons_choices_level_label (dataset, level)));
      }
  for (guint i = 0; i < divisions->len; i++)
    choices_add (&scopes, g_strdup_printf ("division:%s", jalons_record_get_id (divisions->pdata[i])),
                 g_strdup (jalons_division_code (divisions->pdata[i])));
  choices_end (&scopes, self->scope);
  choices_end (&levels, self->level);
}

/* The next week of class: what is pinned up is for the days that come. */
static void
fill_weeks (JalonsPrintChoices *self)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);
  JalonsDay today = jalons_workspace_get_today (self->workspace);
  Choices choices = choices_new ();
  g_autofree char *next = NULL;

  for (int week = 1; calendar != NULL && week <= jalons_calendar_n_weeks (calendar); week++)
    {
      JalonsDay monday = jalons_calendar_week_monday (calendar, week);
      g_autofree char *period = jalons_format_period (monday, monday + 6), *code = jalons_day_to_string (monday);

      if (next == NULL && monday + 5 >= today)
        next = g_strdup (code);
      /* Translators: the number of a school week, its first and last day */
      choices_add (&choices, g_steal_pointer (&code), g_strdup_printf (_ ("W%1$d: %2$s"), week, period));
    }
  choices_end (&choices, self->week);
  if (next != NULL)
    jalons_choices_set (GTK_WIDGET (self->week), next);
}

static void
add_period (Choices *choices,
            JalonsDay first,
            JalonsDay end,
            const char *label)
{
  g_autofree char *from = jalons_day_to_string (first), *to = jalons_day_to_string (end);
  g_autofree char *period = jalons_format_period (first, end);

  /* Translators: what a period is, its first and last day */
  choices_add (choices, g_strdup_printf ("%s/%s", from, to),
               label != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), label, period) : g_steal_pointer (&period));
}

/* The four weeks that come, the months of the year, the whole of it. */
static void
fill_periods (JalonsPrintChoices *self)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (self->workspace);
  JalonsDay monday = jalons_day_monday (jalons_workspace_get_today (self->workspace));
  Choices choices = choices_new ();
  int start = jalons_workspace_get_start_year (self->workspace);

  add_period (&choices, monday, monday + 28, _ ("Four weeks"));
  add_period (&choices, monday, monday + 7, _ ("This week"));
  for (int i = 0; i < 11; i++)
    {
      int month = 9 + i, year = start + (month > 12);
      JalonsDay first = jalons_day_new (year, (month - 1) % 12 + 1, 1);
      JalonsDay end = jalons_day_new (start + (month >= 12), month % 12 + 1, 1);

      add_period (&choices, first, end, NULL);
    }
  if (calendar != NULL)
    add_period (&choices, jalons_calendar_first_day (calendar), jalons_calendar_last_day (calendar) + 1,
                _ ("The school year"));
  choices_end (&choices, self->period);
}

static void
fill_counsellors (JalonsPrintChoices *self)
{
  GListModel *years = jalons_dataset_get_list (jalons_workspace_get_dataset (self->workspace), JALONS_ENTITY_YEAR);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Choices choices = choices_new ();

  choices_add (&choices, g_strdup (""), g_strdup (_ ("Each school’s own")));
  for (guint i = 0; i < g_list_model_get_n_items (years); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (years, i);
      const char *name = jalons_year_counsellor (year);

      if (*name != '\0' && g_hash_table_add (seen, g_strdup (name)))
        choices_add (&choices, g_strdup (name), g_strdup (name));
    }
  choices_end (&choices, self->counsellor);
}

static void
fill_ambassadors (JalonsPrintChoices *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  GListModel *visits = jalons_dataset_get_list (dataset, JALONS_ENTITY_VISIT);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Choices choices = choices_new ();

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (JalonsVisit) visit = g_list_model_get_item (visits, i);
      JalonsRecord *ambassador = jalons_link_target (dataset, visit);

      if (ambassador != NULL && jalons_link_activity (dataset, visit) != NULL && g_hash_table_add (seen, ambassador))
        choices_add (&choices, g_strdup (jalons_record_get_id (ambassador)), jalons_record_words (dataset, ambassador));
    }
  choices_end (&choices, self->ambassador);
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
  fill_documents (self);
  fill_scopes (self);
  fill_weeks (self);
  fill_periods (self);
  fill_counsellors (self);
  fill_ambassadors (self);
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
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/print-choices.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_document);
}

static void
jalons_print_choices_init (JalonsPrintChoices *self)
{
  const char *const papers[] = { "A4", "A3", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_choices_fill (GTK_WIDGET (self->paper), papers, papers);
}
