/* The documents of a whole level or school, of a week and of a period.
 * Invariant: the command line is wrong or right before any data are read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/paper-charts.h"

#include <glib/gi18n-lib.h>

#include "cli/paper-out.h"
#include "cli/selection.h"
#include "core/error.h"
#include "core/hours.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "print/paper.h"
#include "store/logos.h"

#define AGENDA_DAYS 28 /* without --to */

/**
 * jalons_cli_parse_paper:
 * @usual: without --paper
 * @size: (out): what --paper says
 */
gboolean
jalons_cli_parse_paper (JalonsArguments *arguments,
                        JalonsPaperSize usual,
                        JalonsPaperSize *size,
                        GError **error)
{
  const char *name = jalons_arguments_value (arguments, "paper");

  *size = usual;
  if (name == NULL)
    return TRUE;
  *size = g_ascii_strcasecmp (name, "A3") == 0 ? JALONS_PAPER_A3 : JALONS_PAPER_A4;
  return *size == JALONS_PAPER_A3 || g_ascii_strcasecmp (name, "A4") == 0 ||
         jalons_cli_usage_error (error, _ ("“%s” is not a size of paper: choose A4 or A3."), name);
}

/* A day of the option, or @usual. */
static gboolean
parse_day (JalonsArguments *arguments,
           const char *option,
           JalonsDay usual,
           JalonsDay *day,
           GError **error)
{
  const char *text = jalons_arguments_value (arguments, option);

  *day = usual;
  return text == NULL || jalons_day_parse (text, day) ||
         jalons_cli_usage_error (error, _ ("“%s” is not a date: write 2026-11-30."), text);
}

/* Loads the data and chooses the year of one school. */
static gboolean
load_year (JalonsCli *cli,
           JalonsArguments *arguments,
           JalonsOrder *order,
           GError **error)
{
  jalons_paper_prepare ();
  order->options.today = cli->today;
  order->options.without_names = jalons_arguments_has (arguments, "without-names");
  order->dataset = jalons_cli_load (cli, error);
  if (order->dataset == NULL)
    return FALSE;
  order->options.logos = jalons_logos_load (cli->data_dir, order->dataset);
  order->year = jalons_select_one_year (order->dataset, arguments, jalons_day_school_year (cli->today), error);
  return order->year != NULL;
}

static gboolean
print (JalonsArguments *arguments,
       const char *code,
       const JalonsOrder *order,
       GError **error)
{
  const JalonsPrintWatch unwatched = { NULL };
  g_autoptr (JalonsSpool) spool = jalons_paper_out_new (arguments);

  return jalons_papers_lookup (code)->print (order, &unwatched, spool, error) &&
         jalons_paper_out_tell (spool, arguments, error);
}

static gboolean
finish (JalonsOrder *order,
        gboolean done)
{
  g_clear_object (&order->year);
  g_clear_object (&order->dataset);
  g_clear_pointer (&order->options.logos, g_hash_table_unref);
  return done;
}

/* Charts */

static gboolean
is_level (JalonsDataset *dataset,
          const char *code,
          const char *word)
{
  g_autofree char *wanted = jalons_division_key (word), *key = jalons_division_key (code);
  g_autofree char *label = jalons_division_key (jalons_known_level (dataset, code).label);

  return g_str_equal (wanted, key) || g_str_equal (wanted, label);
}

/* The code of the level that a word names, among those that have classes. */
static const char *
find_level (const JalonsOrder *order,
            const char *word,
            GError **error)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (order->dataset, order->year);
  g_autoptr (GString) labels = g_string_new (NULL);
  const char *last = "";

  for (unsigned i = 0; i < divisions->len; i++)
    {
      const char *code = jalons_division_level (divisions->pdata[i]);

      if (*code == '\0' || g_str_equal (code, last))
        continue;
      if (is_level (order->dataset, code, word))
        return code;
      last = code;
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              jalons_known_level (order->dataset, code).label);
    }
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               labels->len > 0 ? _ ("No class is of the level “%s”. The levels here are: %s.")
                               : _ ("No class is of the level “%s”: there is no class here yet."),
               word, labels->str);
  return NULL;
}

gboolean
jalons_cli_print_level (JalonsCli *cli,
                        JalonsArguments *arguments,
                        GError **error)
{
  JalonsOrder order = { 0 };

  if (!jalons_paper_out_check (arguments, 2, _ ("Name one level: 3e, 2de GT…"), error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A3, &order.options.size, error))
    return FALSE;
  if (load_year (cli, arguments, &order, error))
    order.level = find_level (&order, jalons_arguments_words (arguments)[1], error);
  return finish (&order, order.level != NULL && print (arguments, "level", &order, error));
}

gboolean
jalons_cli_print_school (JalonsCli *cli,
                         JalonsArguments *arguments,
                         GError **error)
{
  JalonsOrder order = { 0 };

  if (!jalons_paper_out_check (arguments, 1,
                               _ ("The chart of a school names no classes: choose a school with --school."), error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A3, &order.options.size, error))
    return FALSE;
  return finish (&order, load_year (cli, arguments, &order, error) && print (arguments, "school", &order, error));
}

/* Lists */

/* The number of a week, before the calendar is known; 0 when --week is no number. */
static int
parse_week_number (JalonsArguments *arguments)
{
  const char *text = jalons_arguments_value (arguments, "week");
  guint64 number = 0;

  if (text != NULL && (*text == 'S' || *text == 's'))
    text++;
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, 99, &number, NULL) ? (int) number : 0;
}

static gboolean
find_week (JalonsOrder *order,
           int number,
           GError **error)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (order->dataset, order->year);

  if (number == 0)
    return TRUE;
  order->first_day = jalons_calendar_week_monday (calendar, number);
  if (order->first_day != JALONS_NO_DAY)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("The school year has no week %1$d: its last one is week %2$d."),
               number, jalons_calendar_n_weeks (calendar));
  return FALSE;
}

gboolean
jalons_cli_print_week (JalonsCli *cli,
                       JalonsArguments *arguments,
                       GError **error)
{
  JalonsOrder order = { 0 };
  int number = parse_week_number (arguments);

  if (!jalons_paper_out_check (arguments, 1,
                               _ ("The list of a week names no classes: choose a school with --school."), error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &order.options.size, error) ||
      (number == 0 && !parse_day (arguments, "week", cli->today, &order.first_day, error)))
    return FALSE;
  return finish (&order, load_year (cli, arguments, &order, error) && find_week (&order, number, error) &&
                           print (arguments, "week", &order, error));
}

/* Any year of the rentrée that is chosen: the agenda is over all schools. */
static gboolean
choose_year (JalonsArguments *arguments,
             JalonsOrder *order,
             GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (order->dataset, arguments, error);
  int wanted = jalons_day_school_year (order->first_day);

  for (unsigned i = 0; years != NULL && i < years->len; i++)
    if (order->year == NULL || jalons_year_start (years->pdata[i]) == wanted)
      g_set_object (&order->year, years->pdata[i]);
  if (years != NULL && order->year == NULL)
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("There is no school here yet."));
  return order->year != NULL;
}

gboolean
jalons_cli_print_agenda (JalonsCli *cli,
                         JalonsArguments *arguments,
                         GError **error)
{
  JalonsOrder order = { .counsellor = jalons_arguments_value (arguments, "counsellor"),
                        .everything = jalons_arguments_has (arguments, "everything") };

  if (!jalons_paper_out_check (arguments, 1, _ ("An agenda names no classes: it is that of all the schools."), error) ||
      !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &order.options.size, error) ||
      !parse_day (arguments, "from", cli->today, &order.first_day, error) ||
      !parse_day (arguments, "to", order.first_day + AGENDA_DAYS - 1, &order.end_day, error))
    return FALSE;
  if (order.end_day < order.first_day)
    return jalons_cli_usage_error (error, _ ("The period ends before it begins."));
  order.end_day++;
  jalons_paper_prepare ();
  order.options.today = cli->today;
  order.options.without_names = jalons_arguments_has (arguments, "without-names");
  order.dataset = jalons_cli_load (cli, error);
  return finish (&order, order.dataset != NULL && choose_year (arguments, &order, error) &&
                           print (arguments, "agenda", &order, error));
}
