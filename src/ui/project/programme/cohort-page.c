/* The page Parcours de la cohorte.
 * Invariant: every figure comes from core/project/cohort.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/cohort-page.h"

#include <glib/gi18n-lib.h>

#include "core/project/cohort.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "ui/parts/choices.h"
#include "ui/parts/meter.h"
#include "ui/project/programme/onward-choice.h"
#include "ui/project/programme/programme-cell.h"
#include "ui/project/programme/programme-words.h"

struct _JalonsCohortPage
{
  JalonsProjectPage parent_instance;

  GtkWidget *level;
  GtkWidget *year;
  GtkWidget *path;
  GtkWidget *onward; /* where ways lead out of the school */
  JalonsOnwardChoice *ways[JALONS_N_VOIES];
  char *schools; /* what is offered in onward */
  char *paths;   /* what is offered in path */
  GtkWidget *summary;
  GtkWidget *meter;
  GtkWidget *axes;
  GtkWidget *group;
  GPtrArray *rows; /* of the group */
  GtkWidget *competences;
  char *choices; /* what was offered last */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (JalonsCohortPage, jalons_cohort_page, JALONS_TYPE_PROJECT_PAGE)

static JalonsProjectData *
data_of (JalonsCohortPage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

/* What there is to choose from */

/* With its title. */
static void
show_choice (GtkWidget *chooser,
             gboolean visible)
{
  gtk_widget_set_visible (gtk_widget_get_ancestor (chooser, GTK_TYPE_FLOW_BOX_CHILD), visible);
}

static void
offer_levels (JalonsCohortPage *self,
              const JalonsProgramme *programme)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (data_of (self));
  const char *first = jalons_cohort_first_level (dataset, jalons_project_data_get_school (data_of (self)));
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  for (unsigned i = 0; i < programme->n_levels; i++)
    {
      g_ptr_array_add (codes, programme->levels[i]);
      g_ptr_array_add (labels, (char *) jalons_known_level (dataset, programme->levels[i]).label);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (self->level, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
  if (first != NULL && g_strv_contains ((const char *const *) programme->levels, first))
    jalons_choices_set (self->level, first);
}

static void
offer_years (JalonsCohortPage *self,
             int start)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) all_codes = NULL, all_labels = NULL;

  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", start + i), *label = jalons_format_school_year (start + i);

      g_strv_builder_add (codes, code);
      g_strv_builder_add (labels, label);
    }
  all_codes = g_strv_builder_end (codes);
  all_labels = g_strv_builder_end (labels);
  jalons_choices_fill (self->year, (const char *const *) all_codes, (const char *const *) all_labels);
}

static char *
levels_of (JalonsPath path,
           const char *level)
{
  GString *levels = g_string_new (NULL);

  for (const char *at = level; at != NULL; at = jalons_path_next (path, at))
    g_string_append_printf (levels, "%s ", at);
  return g_string_free (levels, FALSE);
}

/* The paths that a pupil of the level may be on; those that go through the same levels are one. */
static GPtrArray *
list_paths (const char *level)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *paths = g_ptr_array_new ();

  for (int path = 0; path < JALONS_N_PATHS; path++)
    if (jalons_path_suits ((JalonsPath) path, level) && g_hash_table_add (seen, levels_of ((JalonsPath) path, level)))
      g_ptr_array_add (paths, GINT_TO_POINTER (path));
  return paths;
}

/* Fills a chooser, unless it has that already; keeps what was chosen if it is still there. */
static void
refill (GtkWidget *chooser,
        char **offered,
        GStrvBuilder *codes,
        GStrvBuilder *labels)
{
  g_auto (GStrv) all_codes = g_strv_builder_end (codes), all_labels = g_strv_builder_end (labels);
  g_autofree char *text = g_strjoinv ("\n", all_codes), *chosen = g_strdup (jalons_choices_get (chooser));

  if (g_strcmp0 (text, *offered) == 0)
    return;
  g_free (*offered);
  *offered = g_steal_pointer (&text);
  jalons_choices_fill (chooser, (const char *const *) all_codes, (const char *const *) all_labels);
  if (chosen != NULL && g_strv_contains ((const char *const *) all_codes, chosen))
    jalons_choices_set (chooser, chosen);
}

static void
offer_paths (JalonsCohortPage *self)
{
  g_autoptr (GPtrArray) paths = list_paths (jalons_choices_get (self->level));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", GPOINTER_TO_INT (paths->pdata[i]));

      g_strv_builder_add (codes, code);
      g_strv_builder_add (labels, jalons_path_label ((JalonsPath) GPOINTER_TO_INT (paths->pdata[i])));
    }
  refill (self->path, &self->paths, codes, labels);
  show_choice (self->path, paths->len > 1);
}

/* The schools that may follow on the path that is chosen, the nearest first. */
static void
offer_onward (JalonsCohortPage *self,
              JalonsPath path)
{
  JalonsOnwardChoice *way = self->ways[jalons_path_voie (path)];
  g_autoptr (GPtrArray) schools = jalons_onward_choice_list (way);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();
  JalonsSchool *chosen = jalons_onward_choice_get (way);

  for (guint i = 0; i < schools->len; i++)
    {
      g_strv_builder_add (codes, jalons_record_get_id (schools->pdata[i]));
      g_strv_builder_add (labels, jalons_school_name (schools->pdata[i]));
    }
  g_strv_builder_add (codes, JALONS_ONWARD_NOWHERE);
  g_strv_builder_add (labels, _ ("A school that is not here"));
  refill (self->onward, &self->schools, codes, labels);
  jalons_choices_set (self->onward, chosen != NULL ? jalons_record_get_id (chosen) : JALONS_ONWARD_NOWHERE);
  show_choice (self->onward, schools->len > 0 && jalons_path_next (path, jalons_choices_get (self->level)) != NULL);
}

/* Another project has other levels and years; the same one keeps what was chosen. */
static void
offer (JalonsCohortPage *self)
{
  const JalonsProgramme *programme = jalons_project_data_get_programme (data_of (self));
  g_autofree char *levels = g_strjoinv (" ", programme->levels);
  g_autofree char *choices = g_strdup_printf ("%d %s", programme->start, levels);

  if (g_strcmp0 (choices, self->choices) == 0)
    return;
  g_free (self->choices);
  self->choices = g_steal_pointer (&choices);
  self->showing = TRUE;
  offer_levels (self, programme);
  offer_years (self, programme->start);
  self->showing = FALSE;
}

/* Words */

static char *
year_subtitle (const JalonsCohortYear *year)
{
  g_autofree char *hours = jalons_cell_hours_words (year->cell), *halves = jalons_cell_halves_words (year->cell);
  GString *text = g_string_new (hours);

  if (*halves != '\0')
    g_string_append_printf (text, " · %s", halves);
  if (year->like != JALONS_UNSET)
    {
      g_autofree char *like = jalons_format_school_year (year->like);

      g_string_append_printf (text, " · ");
      g_string_append_printf (text, _ ("not planned yet: as in %s"), like);
    }
  else if (year->cell->basis == JALONS_BASIS_INTENDED)
    g_string_append_printf (text, " · %s", _ ("intentions only"));
  else if (year->cell->basis == JALONS_BASIS_NOTHING)
    g_string_append_printf (text, " · %s",
                            year->school == NULL ? _ ("in another school, of which nothing is known") : _ ("nothing yet"));
  return g_string_free (text, FALSE);
}

static gboolean
is_own (JalonsCohortPage *self,
        JalonsSchool *school)
{
  return g_str_equal (jalons_record_get_id (school),
                      jalons_record_get_id (jalons_project_data_get_school (data_of (self))));
}

static GtkWidget *
new_year_row (JalonsCohortPage *self,
              const JalonsCohortYear *year)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *level = jalons_known_level (jalons_project_data_get_dataset (data_of (self)), year->level).label;
  g_autofree char *span = jalons_format_school_year (year->start), *subtitle = year_subtitle (year);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);
  const char *elsewhere = year->school != NULL && !is_own (self, year->school) ? jalons_school_name (year->school) : NULL;
  g_autofree char *title = g_strjoin (" · ", level, span, elsewhere, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), year->cell->entries->len > 0);
  if (year->cell->entries->len > 0)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *place = gtk_list_box_row_new ();

      for (guint i = 0; i < year->cell->entries->len; i++)
        gtk_box_append (GTK_BOX (box), jalons_entry_line_new (year->cell->entries->pdata[i]));
      gtk_widget_add_css_class (box, "cohort-entries");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (place), box);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (place), FALSE);
      gtk_widget_set_focusable (place, FALSE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), place);
    }
  return row;
}

static void
show_years (JalonsCohortPage *self,
            const JalonsCohort *cohort)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < cohort->years->len; i++)
    {
      GtkWidget *row = new_year_row (self, cohort->years->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_summary (JalonsCohortPage *self,
              const JalonsCohort *cohort)
{
  g_autofree char *planned = jalons_spread_in_words (&cohort->planned), *owed = jalons_format_minutes (cohort->owed);
  /* Translators: two durations, over all the years of a path */
  g_autofree char *total = g_strdup_printf (_ ("%1$s of %2$s owed to a pupil"), *planned != '\0' ? planned : "0", owed);
  GString *text = g_string_new (total);

  if (cohort->half_days.low > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%d half-day Avenir", "%d half-days Avenir", (unsigned long) cohort->half_days.low),
                              cohort->half_days.low);
    }
  if (cohort->n_unknown > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u year of which nothing is known", "%u years of which nothing is known",
                                              cohort->n_unknown),
                              cohort->n_unknown);
    }
  gtk_label_set_label (GTK_LABEL (self->summary), text->str);
  jalons_meter_set (JALONS_METER (self->meter), cohort->owed, MAX (cohort->planned.low, 0), MAX (cohort->done.low, 0),
                    total);
  g_string_free (text, TRUE);
}

static void
show_axes (JalonsCohortPage *self,
           const JalonsCohort *cohort)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *words = jalons_spread_in_words (&cohort->axes[i]);

      g_string_append_printf (text, "%s%s · ", text->len > 0 ? "\n" : "", axes[i].short_label);
      g_string_append (text, *words != '\0' ? words : _ ("nothing"));
    }
  gtk_label_set_label (GTK_LABEL (self->axes), text->str);
}

static void
show_competences (JalonsCohortPage *self,
                  const JalonsCohort *cohort)
{
  gsize n = 0;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n);
  g_autoptr (GString) never = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    if (cohort->touched[i] == JALONS_TOUCH_NEVER)
      g_string_append_printf (never, "%s• %s", never->len > 0 ? "\n" : "", competences[i].label);
  gtk_label_set_label (GTK_LABEL (self->competences),
                       never->len > 0 ? never->str : _ ("Every competence is met on this path."));
}

static void
show_cohort (JalonsCohortPage *self)
{
  const char *level = jalons_choices_get (self->level), *year = jalons_choices_get (self->year), *path;
  g_autoptr (JalonsOnward) onward = jalons_onward_new ();
  g_autoptr (JalonsCohort) cohort = NULL;

  if (self->showing || *level == '\0' || *year == '\0')
    return;
  self->showing = TRUE;
  offer_paths (self);
  path = jalons_choices_get (self->path);
  offer_onward (self, (JalonsPath) atoi (path));
  self->showing = FALSE;
  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    jalons_onward_choice_tell (self->ways[voie], onward);
  cohort = jalons_cohort_new (jalons_project_data_get_dataset (data_of (self)),
                              jalons_project_data_get_school (data_of (self)), level, atoi (year),
                              (JalonsPath) atoi (path), onward);
  show_summary (self, cohort);
  show_axes (self, cohort);
  show_years (self, cohort);
  show_competences (self, cohort);
}

static void
choose_onward (JalonsCohortPage *self)
{
  JalonsPath path = (JalonsPath) atoi (jalons_choices_get (self->path));

  if (!self->showing)
    jalons_onward_choice_set (self->ways[jalons_path_voie (path)], jalons_choices_get (self->onward));
}

static void
need_ways (JalonsCohortPage *self)
{
  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    {
      if (self->ways[voie] == NULL)
        {
          self->ways[voie] = jalons_onward_choice_new (data_of (self), (JalonsVoie) voie);
          g_signal_connect_object (self->ways[voie], "changed", G_CALLBACK (show_cohort), self, G_CONNECT_SWAPPED);
        }
      jalons_onward_choice_update (self->ways[voie]);
    }
}

static void
update (JalonsProjectPage *page)
{
  JalonsCohortPage *self = JALONS_COHORT_PAGE (page);

  need_ways (self);
  offer (self);
  show_cohort (self);
}

static void
jalons_cohort_page_finalize (GObject *object)
{
  JalonsCohortPage *self = JALONS_COHORT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->choices);
  g_free (self->schools);
  g_free (self->paths);
  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    g_clear_object (&self->ways[voie]);

  G_OBJECT_CLASS (jalons_cohort_page_parent_class)->finalize (object);
}

static void
jalons_cohort_page_class_init (JalonsCohortPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_cohort_page_finalize;
  JALONS_PROJECT_PAGE_CLASS (klass)->update = update;
}

static GtkWidget *
add_choice (JalonsCohortPage *self,
            GtkWidget *box,
            const char *title,
            void (*chosen) (JalonsCohortPage *self))
{
  GtkWidget *label = gtk_label_new (title), *chooser = gtk_drop_down_new (NULL, NULL);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), chooser);
  gtk_flow_box_insert (GTK_FLOW_BOX (box), pair, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (pair), FALSE);
  return chooser;
}

static GtkWidget *
add_label (JalonsProjectPage *page,
           const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (page)), label);
  return label;
}

static void
make_choices (JalonsCohortPage *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  self->level = add_choice (self, box, _ ("A pupil who enters"), show_cohort);
  self->year = add_choice (self, box, _ ("In"), show_cohort);
  self->path = add_choice (self, box, _ ("And goes on to"), show_cohort);
  self->onward = add_choice (self, box, _ ("Then at"), choose_onward);
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (JALONS_PROJECT_PAGE (self))), box);
}

static void
jalons_cohort_page_init (JalonsCohortPage *self)
{
  JalonsProjectPage *page = JALONS_PROJECT_PAGE (self);

  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  jalons_project_page_add_heading (page, _ ("Path of the Cohort"),
                                   _ ("What a pupil will have lived from year to year. Where a year is not planned yet, "
                                      "the nearest one stands for it, and says so."));
  make_choices (self);
  self->summary = add_label (page, "heading");
  self->meter = jalons_meter_new ();
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (page)), self->meter);
  self->axes = add_label (page, "dim-label");
  self->group = jalons_project_page_add_group (page, _ ("Year by Year"), NULL, NULL);
  jalons_project_page_add_group (page, _ ("Competences That Are Never Met"), NULL, NULL);
  self->competences = add_label (page, NULL);
  self->showing = FALSE;
}

JalonsProjectPage *
jalons_cohort_page_new (JalonsProjectData *data)
{
  JalonsProjectPage *page = g_object_new (JALONS_TYPE_COHORT_PAGE, NULL);

  jalons_project_page_set_data (page, data);
  return page;
}
