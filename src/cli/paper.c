/* `jalons print`: pages as PDF files.
 * Invariant: with several files to write, all pages are drawn before the first file is in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/paper-catalogue.h"
#include "cli/paper-charts.h"
#include "cli/paper-out.h"
#include "cli/paper-project.h"
#include "cli/selection.h"
#include "core/error.h"
#include "core/words/text.h"
#include "print/division-year.h"
#include "print/paper.h"
#include "store/logos.h"

/* What is wrong with the command line, before any data are read. */
static gboolean
check_arguments (JalonsArguments *arguments,
                 GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  gboolean all = jalons_arguments_has (arguments, "all");
  gboolean to_file = jalons_arguments_has (arguments, "output");
  gboolean to_folder = jalons_arguments_has (arguments, "output-dir");

  if (all && words[1] != NULL)
    return jalons_cli_usage_error (error, _ ("Name classes, or say --all, but not both."));
  if (!all && words[1] == NULL)
    return jalons_cli_usage_error (error, _ ("Name the classes to print, or say --all."));
  if (to_file == to_folder)
    return jalons_cli_usage_error (error, _ ("Say where to write: --output=FILE.pdf for one file, or "
                                             "--output-dir=FOLDER for one file for each class."));
  return TRUE;
}

static GPtrArray *
select_divisions (JalonsCli *cli,
                  JalonsDataset *dataset,
                  JalonsArguments *arguments,
                  GError **error)
{
  g_autoptr (JalonsRecord) year =
    jalons_select_one_year (dataset, arguments, jalons_day_school_year (cli->today), error);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GPtrArray) divisions = NULL;

  if (year == NULL)
    return NULL;
  g_ptr_array_add (years, year);
  divisions = jalons_select_divisions (dataset, years, jalons_arguments_words (arguments) + 1, error);
  if (divisions != NULL && divisions->len == 0)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("The school has no class in %d to print."),
                   jalons_year_start (year));
      return NULL;
    }
  return g_steal_pointer (&divisions);
}

/* "0599990N-2026-3A.pdf"; what a file system may not like in a code becomes "_". */
static char *
name_file (JalonsDataset *dataset,
           JalonsDivision *division)
{
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  g_autofree char *code = g_strdup (jalons_division_code (division));

  g_strdelimit (code, "/\\:*?\"<>| \t", '_');
  return g_strdup_printf ("%s-%d-%s.pdf", jalons_school_uai (school), jalons_year_start (year), code);
}

static gboolean
make_folder (const char *folder,
             GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
               /* Translators: the name of a folder, and why: "Permission denied". */
               _ ("The folder “%s” could not be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

/* On a terminal one sees how far it is; what is read by a program is not disturbed. */
static void
tell_progress (unsigned done,
               unsigned total,
               gpointer data)
{
  if (total > 1 && isatty (STDERR_FILENO))
    g_printerr ("\r%u/%u%s", done, total, done == total ? "\r\033[K" : "");
}

static gboolean
print_to_file (JalonsDataset *dataset,
               GPtrArray *divisions,
               const JalonsPrintOptions *options,
               JalonsArguments *arguments,
               GError **error)
{
  const JalonsPrintWatch watch = { tell_progress };
  g_autoptr (JalonsSpool) spool = jalons_paper_out_new (arguments);
  const char *path = jalons_arguments_value (arguments, "output");

  if (!jalons_print_divisions (dataset, divisions, options, &watch, spool, error) ||
      !jalons_paper_out_keep (spool, arguments, error))
    return FALSE;
  if (!g_str_equal (path, "-"))
    jalons_cli_say (ngettext ("%u class was written to “%s”.", "%u classes were written to “%s”.", divisions->len),
                    divisions->len, path);
  return TRUE;
}

/* No file is there before all are whole. */
static gboolean
keep_all (GPtrArray *spools,
          GPtrArray *paths,
          GError **error)
{
  for (unsigned i = 0; i < spools->len; i++)
    if (!jalons_spool_settle (spools->pdata[i], error))
      return FALSE;
  for (unsigned i = 0; i < spools->len; i++)
    {
      if (!jalons_spool_keep (spools->pdata[i], error))
        return FALSE;
      jalons_cli_say ("%s", (const char *) paths->pdata[i]);
    }
  return TRUE;
}

static gboolean
print_to_folder (JalonsDataset *dataset,
                 GPtrArray *divisions,
                 const JalonsPrintOptions *options,
                 const char *folder,
                 GError **error)
{
  const JalonsOrder order = { .dataset = dataset, .divisions = divisions, .options = *options };
  const JalonsPrintWatch watch = { tell_progress };
  g_autoptr (GPtrArray) spools = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_spool_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (!make_folder (folder, error))
    return FALSE;
  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autofree char *name = name_file (dataset, divisions->pdata[i]);

      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
      g_ptr_array_add (spools, jalons_spool_new (paths->pdata[i]));
    }
  return jalons_papers_each (&order, &watch, spools, error) && keep_all (spools, paths, error);
}

static gboolean
print_divisions (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  JalonsPrintOptions options = {
    .today = cli->today,
    .without_names = jalons_arguments_has (arguments, "without-names"),
  };
  const char *folder = jalons_arguments_value (arguments, "output-dir");
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (GPtrArray) divisions = NULL;
  g_autoptr (GHashTable) logos = NULL;

  if (!check_arguments (arguments, error) || !jalons_cli_parse_paper (arguments, JALONS_PAPER_A4, &options.size, error))
    return FALSE;
  jalons_paper_prepare ();
  dataset = jalons_cli_load (cli, error);
  divisions = dataset ? select_divisions (cli, dataset, arguments, error) : NULL;
  if (divisions == NULL)
    return FALSE;
  options.logos = logos = jalons_logos_load (cli->data_dir, dataset);
  if (folder != NULL)
    return print_to_folder (dataset, divisions, &options, folder, error);
  return print_to_file (dataset, divisions, &options, arguments, error);
}

/* What can be printed, and the options of each. */
static const struct
{
  const char *what;
  gboolean (*print) (JalonsCli *cli, JalonsArguments *arguments, GError **error);
  const char *options[12];
} subjects[] = {
  { "division",
    print_divisions,
    { "all", "school", "year", "output", "output-dir", "paper", "without-names", NULL } },
  { "level", jalons_cli_print_level, { "school", "year", "output", "paper", NULL } },
  { "school", jalons_cli_print_school, { "school", "year", "output", "paper", NULL } },
  { "week", jalons_cli_print_week, { "school", "year", "week", "output", "paper", "without-names", NULL } },
  { "agenda",
    jalons_cli_print_agenda,
    { "from", "to", "counsellor", "everything", "output", "paper", "without-names", NULL } },
  { "ambassador", jalons_cli_print_ambassador, { "year", "output", "with-contact", NULL } },
  { "request", jalons_cli_print_request, { "school", "year", "output", NULL } },
  { "person", jalons_cli_print_person, { "output", NULL } },
  { "project",
    jalons_cli_print_project,
    { "school", "year", "span", "version", "with-remarks", "without-names", "output", "paper", NULL } },
  { "bilan", jalons_cli_print_bilan, { "school", "year", "output", "paper", NULL } },
};

/* An option that the command has for another thing to print would be ignored in silence. */
static gboolean
check_options (JalonsArguments *arguments,
               const char *what,
               const char *const *accepted,
               GError **error)
{
  const char *const *options = jalons_command_find ("print")->options;

  for (; *options != NULL; options++)
    if (jalons_arguments_has (arguments, *options) && !g_strv_contains (accepted, *options))
      /* Translators: an option, and what is printed: "ambassador". */
      return jalons_cli_usage_error (error, _ ("The option “--%s” is not for “print %s”."), *options, what);
  return TRUE;
}

gboolean
jalons_cli_paper (JalonsCli *cli,
                  JalonsArguments *arguments,
                  GError **error)
{
  const char *what = jalons_arguments_words (arguments)[0];

  for (unsigned i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_strcmp0 (what, subjects[i].what) == 0)
      return check_options (arguments, what, subjects[i].options, error) && subjects[i].print (cli, arguments, error);
  return jalons_cli_usage_error (
    error, _ ("Say what to print: division, level, school, week, agenda, ambassador, request, person, project or bilan."));
}
