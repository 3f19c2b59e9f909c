/* The table of documents. To add one, add its line, and the two functions that it names.
 * Invariant: a function of the table asks of the order only what the flags of its line announce.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/papers.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/published/known-levels.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "print/bilan-paper.h"
#include "print/day-list.h"
#include "print/division-year.h"
#include "print/mission.h"
#include "print/project-paper.h"
#include "print/request.h"
#include "print/wall-chart.h"

static JalonsSchool *
school_of (const JalonsOrder *order)
{
  return jalons_dataset_follow (order->dataset, order->year, JALONS_YEAR_SCHOOL);
}

static char *
school_name (const JalonsOrder *order)
{
  JalonsSchool *school = school_of (order);

  return g_strdup (school != NULL ? jalons_school_name (school) : "");
}

/* The year of that rentrée in every school. */
static GPtrArray *
list_years (const JalonsOrder *order)
{
  GListModel *list = jalons_dataset_get_list (order->dataset, JALONS_ENTITY_YEAR);
  GPtrArray *years = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsYear) year = g_list_model_get_item (list, i);

      if (jalons_year_start (year) == jalons_year_start (order->year))
        g_ptr_array_add (years, g_steal_pointer (&year));
    }
  return years;
}

static GPtrArray *
list_schools (const JalonsOrder *order)
{
  GListModel *list = jalons_dataset_get_list (order->dataset, JALONS_ENTITY_SCHOOL);
  GPtrArray *schools = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (list, i);

      if (order->all_schools || school == school_of (order))
        g_ptr_array_add (schools, g_steal_pointer (&school));
    }
  return schools;
}

/* The year of classes */

static gboolean
print_divisions (const JalonsOrder *order,
                 const JalonsPrintWatch *watch,
                 JalonsSpool *spool,
                 GError **error)
{
  return jalons_print_divisions (order->dataset, order->divisions, &order->options, watch, spool, error);
}

/* One class gives its name, classes of one level that of the level, others that of the school. */
static char *
divisions_subject (const JalonsOrder *order)
{
  const char *level = order->divisions->len > 0 ? jalons_division_level (order->divisions->pdata[0]) : "";

  if (order->divisions->len == 1)
    return g_strdup (jalons_division_code (order->divisions->pdata[0]));
  for (unsigned i = 0; i < order->divisions->len; i++)
    if (!g_str_equal (level, jalons_division_level (order->divisions->pdata[i])))
      return school_name (order);
  return *level != '\0' ? g_strdup (jalons_known_level (order->dataset, level).label) : school_name (order);
}

/* The wall charts */

static gboolean
print_level (const JalonsOrder *order,
             const JalonsPrintWatch *watch,
             JalonsSpool *spool,
             GError **error)
{
  jalons_print_chart (order->dataset, order->year, order->level, &order->options, spool);
  return TRUE;
}

static char *
level_subject (const JalonsOrder *order)
{
  return g_strdup (jalons_known_level (order->dataset, order->level).label);
}

static gboolean
print_school (const JalonsOrder *order,
              const JalonsPrintWatch *watch,
              JalonsSpool *spool,
              GError **error)
{
  jalons_print_chart (order->dataset, order->year, "", &order->options, spool);
  return TRUE;
}

/* The lists */

static gboolean
print_week (const JalonsOrder *order,
            const JalonsPrintWatch *watch,
            JalonsSpool *spool,
            GError **error)
{
  jalons_print_week (order->dataset, order->year, order->first_day, &order->options, spool);
  return TRUE;
}

static char *
week_subject (const JalonsOrder *order)
{
  g_autofree char *school = school_name (order);
  g_autofree char *day = jalons_day_to_string (jalons_day_monday (order->first_day));

  return g_strdup_printf ("%s %s", school, day);
}

static gboolean
print_agenda (const JalonsOrder *order,
              const JalonsPrintWatch *watch,
              JalonsSpool *spool,
              GError **error)
{
  const JalonsAgenda agenda = { order->counsellor, order->first_day, order->end_day, order->everything };
  g_autoptr (GPtrArray) years = list_years (order);

  return jalons_print_agenda (order->dataset, years, &agenda, &order->options, spool, error);
}

static char *
agenda_subject (const JalonsOrder *order)
{
  g_autofree char *day = jalons_day_to_string (order->first_day);

  return g_strdup_printf ("%s %s", _ ("Agenda"), day);
}

/* What is sent */

static gboolean
print_mission (const JalonsOrder *order,
               const JalonsPrintWatch *watch,
               JalonsSpool *spool,
               GError **error)
{
  return jalons_print_mission (order->dataset, order->ambassador, &order->options, order->with_contact, spool, error);
}

static char *
mission_subject (const JalonsOrder *order)
{
  return jalons_record_words (order->dataset, order->ambassador);
}

static gboolean
print_request (const JalonsOrder *order,
               const JalonsPrintWatch *watch,
               JalonsSpool *spool,
               GError **error)
{
  g_autoptr (GPtrArray) schools = list_schools (order);

  return jalons_print_request (order->dataset, schools, &order->options, spool, error);
}

static char *
request_subject (const JalonsOrder *order)
{
  g_autofree char *school = order->all_schools ? g_strdup (_ ("All the schools")) : school_name (order);

  return g_strdup_printf ("%s – %s", _ ("Request to the Région"), school);
}

/* The long documents */

/**
 * jalons_papers_project:
 *
 * Returns: (transfer none) (nullable): the project that @order is about: the one chosen, or that which has its year
 */
JalonsProject *
jalons_papers_project (const JalonsOrder *order)
{
  JalonsSchool *school = order->year != NULL ? school_of (order) : NULL;

  if (order->project != NULL || school == NULL)
    return order->project;
  return jalons_project_of_year (order->dataset, school, jalons_year_start (order->year));
}

static gboolean
print_project (const JalonsOrder *order,
               const JalonsPrintWatch *watch,
               JalonsSpool *spool,
               GError **error)
{
  JalonsProject *project = jalons_papers_project (order);

  if (project != NULL)
    {
      jalons_print_project (order->dataset, project, order->with_remarks, &order->options, spool);
      return TRUE;
    }
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                       _ ("No project has this school year: begin one under Project first."));
  return FALSE;
}

static char *
project_subject (const JalonsOrder *order)
{
  JalonsProject *project = jalons_papers_project (order);

  return project != NULL ? jalons_project_name (order->dataset, project) : g_strdup (_ ("Project"));
}

static gboolean
print_bilan (const JalonsOrder *order,
             const JalonsPrintWatch *watch,
             JalonsSpool *spool,
             GError **error)
{
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (order->dataset, jalons_year_start (order->year),
                                                    order->all_schools ? NULL : school_of (order));

  jalons_print_bilan (order->dataset, bilan, &order->options, spool);
  return TRUE;
}

static char *
bilan_subject (const JalonsOrder *order)
{
  g_autofree char *school = order->all_schools ? g_strdup (_ ("All the schools")) : school_name (order);

  return g_strdup_printf ("%s – %s", _ ("Bilan"), school);
}

/* The table */

#define LISTED (JALONS_PAPER_TAKES_SIZE | JALONS_PAPER_TAKES_NAMES)
#define CHART  (JALONS_PAPER_TAKES_SIZE | JALONS_PAPER_IS_CHART)

/* clang-format off */
static const JalonsPaperKind kinds[] = {
  { "division", N_ ("Year of classes"),
    JALONS_PAPER_ASKS_DIVISIONS | LISTED | JALONS_PAPER_TAKES_EACH, print_divisions, divisions_subject },
  { "level", N_ ("Wall chart of a level"), JALONS_PAPER_ASKS_LEVEL | CHART, print_level, level_subject },
  { "school", N_ ("Wall chart of the school"), CHART, print_school, school_name },
  { "week", N_ ("List of a week"), JALONS_PAPER_ASKS_WEEK | LISTED, print_week, week_subject },
  { "agenda", N_ ("Agenda of the counsellor"),
    JALONS_PAPER_ASKS_PERIOD | LISTED | JALONS_PAPER_TAKES_EVERYTHING, print_agenda, agenda_subject },
  { "ambassador", N_ ("Mission sheet of an ambassador"),
    JALONS_PAPER_ASKS_AMBASSADOR | JALONS_PAPER_TAKES_CONTACT, print_mission, mission_subject },
  { "request", N_ ("Request to the Région"), JALONS_PAPER_TAKES_SCHOOLS, print_request, request_subject },
  { "project", N_ ("Pluriannual project"),
    JALONS_PAPER_ASKS_PROJECT | LISTED | JALONS_PAPER_TAKES_REMARKS, print_project, project_subject },
  { "bilan", N_ ("Bilan of the year"), JALONS_PAPER_TAKES_SCHOOLS | JALONS_PAPER_NEEDS_BEFORE, print_bilan, bilan_subject },
};
/* clang-format on */

/**
 * jalons_papers_list:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): every document of the house
 */
const JalonsPaperKind *
jalons_papers_list (gsize *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * jalons_papers_lookup:
 *
 * Returns: (transfer none) (nullable): the document of that code
 */
const JalonsPaperKind *
jalons_papers_lookup (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * jalons_papers_name:
 *
 * Returns: (transfer full): "3A 2026-2027": what the file and the job in the printer's queue are called
 */
char *
jalons_papers_name (const JalonsPaperKind *kind,
                    const JalonsOrder *order)
{
  g_autofree char *subject = kind->subject (order);
  g_autofree char *years = jalons_format_school_year (jalons_year_start (order->year));

  return g_strdup_printf ("%s %s", subject, years);
}

/* Tells the watch of one of several documents how far all are. */
typedef struct
{
  const JalonsPrintWatch *watch;
  unsigned done, total;
} Batch;

static void
on_part (unsigned done,
         unsigned total,
         gpointer data)
{
  Batch *batch = data;

  if (batch->watch->progress != NULL)
    batch->watch->progress (batch->done + (done == total), batch->total, batch->watch->data);
}

/**
 * jalons_papers_each:
 * @order: the classes and what holds for all documents
 * @spools: (element-type JalonsSpool): one for each class, in their order
 *
 * Draws the year of each class as a document of its own.
 *
 * Returns: whether all were drawn; if not, one could not be, or the drawing was cancelled
 */
gboolean
jalons_papers_each (const JalonsOrder *order,
                    const JalonsPrintWatch *watch,
                    GPtrArray *spools,
                    GError **error)
{
  Batch batch = { watch, 0, order->divisions->len };
  const JalonsPrintWatch of_part = { on_part, &batch, watch->cancellable };

  for (; batch.done < batch.total; batch.done++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, order->divisions->pdata[batch.done]);
      if (!jalons_print_divisions (order->dataset, one, &order->options, &of_part, spools->pdata[batch.done], error))
        return FALSE;
    }
  return TRUE;
}
