/* The page Parcours de la cohorte.
 * Invariant: every figure comes from core/cohort.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/cohort-page.h"

#include <glib/gi18n-lib.h>

#include "core/cohort.h"
#include "core/frameworks.h"
#include "core/known-levels.h"
#include "core/text.h"
#include "ui/parts/choices.h"
#include "ui/parts/meter.h"
#include "ui/project/programme-cell.h"
#include "ui/project/programme-words.h"

struct _JalonsCohortPage
{
  JalonsProjectPage parent_instance;

  GtkWidget *level;
  GtkWidget *year;
  GtkWidget *path;
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

static void
offer_paths (JalonsCohortPage *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) all_codes = NULL, all_labels = NULL;

  for (int i = 0; i < JALONS_N_PATHS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);

      g_strv_builder_add (codes, code);
      g_strv_builder_add (labels, jalons_path_label ((JalonsPath) i));
    }
  all_codes = g_strv_builder_end (codes);
  all_labels = g_strv_builder_end (labels);
  jalons_choices_fill (self->path, (const char *const *) all_codes, (const char *const *) all_labels);
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
    g_string_append_printf (text, " · %s", year->school == NULL ? _ ("in another school, of which nothing is known")
                                                                : _ ("nothing yet"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_year_row (JalonsCohortPage *self,
              const JalonsCohortYear *year)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *level = jalons_known_level (jalons_project_data_get_dataset (data_of (self)), year->level).label;
  g_autofree char *span = jalons_format_school_year (year->start), *subtitle = year_subtitle (year);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);
  g_autofree char *title = g_strdup_printf ("%s · %s", level, span);

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
      g_string_append_printf (text, ngettext ("%d half-day Avenir", "%d half-days Avenir",
                                              (unsigned long) cohort->half_days.low),
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
  const char *level = jalons_choices_get (self->level), *year = jalons_choices_get (self->year);
  const char *path = jalons_choices_get (self->path);
  g_autoptr (JalonsCohort) cohort = NULL;

  if (self->showing || *level == '\0' || *year == '\0' || *path == '\0')
    return;
  cohort = jalons_cohort_new (jalons_project_data_get_dataset (data_of (self)),
                              jalons_project_data_get_school (data_of (self)), level, atoi (year),
                              (JalonsPath) atoi (path), NULL);
  show_summary (self, cohort);
  show_axes (self, cohort);
  show_years (self, cohort);
  show_competences (self, cohort);
}

static void
update (JalonsProjectPage *page)
{
  JalonsCohortPage *self = JALONS_COHORT_PAGE (page);

  offer (self);
  show_cohort (self);
}

static void
jalons_cohort_page_finalize (GObject *object)
{
  JalonsCohortPage *self = JALONS_COHORT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->choices);

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
            const char *title)
{
  GtkWidget *label = gtk_label_new (title), *chooser = gtk_drop_down_new (NULL, NULL);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (show_cohort), self, G_CONNECT_SWAPPED);
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
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  self->level = add_choice (self, box, _ ("A pupil who enters"));
  self->year = add_choice (self, box, _ ("In"));
  self->path = add_choice (self, box, _ ("And goes on to"));
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
  offer_paths (self);
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
