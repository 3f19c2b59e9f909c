/* What there is to choose from in the rows of what to print.
 * Invariant: a row is filled from the data as they are; what is chosen in it is a code that the order is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/catalogue.h"
#include "core/project/project.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "print/papers.h"
#include "ui/parts/choices.h"

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

void
jalons_print_lists_fill_documents (AdwComboRow *row)
{
  Choices choices = choices_new ();
  gsize n_kinds;
  const JalonsPaperKind *kinds = jalons_papers_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    choices_add (&choices, g_strdup (kinds[i].code), g_strdup (_ (kinds[i].label)));
  choices_end (&choices, row);
}

/* Every class, then the classes of each level, then each class; and the levels. */
void
jalons_print_lists_fill_scopes (AdwComboRow *scope_row,
                                AdwComboRow *level_row,
                                JalonsWorkspace *workspace)
{
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
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
  choices_end (&scopes, scope_row);
  choices_end (&levels, level_row);
}

/* The next week of class: what is pinned up is for the days that come. */
void
jalons_print_lists_fill_weeks (AdwComboRow *row,
                               JalonsWorkspace *workspace)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (workspace);
  JalonsDay today = jalons_workspace_get_today (workspace);
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
  choices_end (&choices, row);
  if (next != NULL)
    jalons_choices_set (GTK_WIDGET (row), next);
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
void
jalons_print_lists_fill_periods (AdwComboRow *row,
                                 JalonsWorkspace *workspace)
{
  JalonsCalendar *calendar = jalons_workspace_get_calendar (workspace);
  JalonsDay monday = jalons_day_monday (jalons_workspace_get_today (workspace));
  Choices choices = choices_new ();
  int start = jalons_workspace_get_start_year (workspace);

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
  choices_add (&choices, g_strdup (JALONS_PRINT_OTHER_DAYS), g_strdup (_ ("Other dates")));
  choices_end (&choices, row);
}

void
jalons_print_lists_fill_counsellors (AdwComboRow *row,
                                     JalonsWorkspace *workspace)
{
  GListModel *years = jalons_dataset_get_list (jalons_workspace_get_dataset (workspace), JALONS_ENTITY_YEAR);
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
  choices_end (&choices, row);
}

void
jalons_print_lists_fill_ambassadors (AdwComboRow *row,
                                     JalonsWorkspace *workspace)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
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
  choices_end (&choices, row);
}

/* The projects of a school */

static char *
name_project (JalonsDataset *dataset,
              const JalonsProject *project)
{
  g_autofree char *name = jalons_project_name (dataset, project), *span = jalons_project_span (project);

  if (strstr (name, span) != NULL)
    return g_steal_pointer (&name);
  /* Translators: the name of a project, its years */
  return g_strdup_printf (_ ("%1$s (%2$s)"), name, span);
}

/**
 * jalons_print_lists_fill_projects:
 *
 * Those of the school that is open, the latest first; the one that is chosen is the one of the year that is open.
 */
void
jalons_print_lists_fill_projects (AdwComboRow *row,
                                  JalonsWorkspace *workspace)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsSchool *school = jalons_workspace_get_school (workspace);
  g_autoptr (GPtrArray) projects = school != NULL ? jalons_project_list (dataset, school) : g_ptr_array_new ();
  JalonsProject *usual = school != NULL ? jalons_project_usual (dataset, school, jalons_workspace_get_start_year (workspace))
                                        : NULL;
  Choices choices = choices_new ();

  for (guint i = 0; i < projects->len; i++)
    choices_add (&choices, g_strdup (jalons_record_get_id (projects->pdata[i])),
                 name_project (dataset, projects->pdata[i]));
  choices_end (&choices, row);
  if (usual != NULL)
    jalons_choices_set (GTK_WIDGET (row), jalons_record_get_id (usual));
}

/**
 * jalons_print_lists_fill_versions:
 * @project: (nullable): whose
 *
 * "" for now, then the steps of its review at which a copy was kept, the latest first.
 */
void
jalons_print_lists_fill_versions (AdwComboRow *row,
                                  JalonsDataset *dataset,
                                  const JalonsProject *project)
{
  g_autoptr (GPtrArray) revisions = project != NULL ? jalons_project_revisions (dataset, project) : g_ptr_array_new ();
  Choices choices = choices_new ();

  choices_add (&choices, g_strdup (""), g_strdup (_ ("As it is now")));
  for (guint i = revisions->len; i-- > 0;)
    if (*jalons_revision_file (revisions->pdata[i]) != '\0')
      choices_add (&choices, g_strdup (jalons_record_get_id (revisions->pdata[i])),
                   jalons_revision_in_words (revisions->pdata[i]));
  choices_end (&choices, row);
}
