/* The table of commands, and what they share: messages, files, the data folder.
 * Invariant: the exit status is 0 when all was done, 1 when something was not, 2 when the command line is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cli/bilan.h"
#include "config.h"
#include "core/error.h"
#include "store/settings.h"

static const JalonsCommand commands[] = {
  { "demo", "", N_ ("Fill an empty data folder with the demonstration"), { NULL }, jalons_cli_demo },
  { "import",
    N_ ("FILE…"),
    N_ ("Import classes, holidays, offers, ambassadors, jobs of Onisep, PDFs, a project (.jalons), or everything (JSON of "
        "Jalons)"),
    { "as", "map", "region", "level", "school", "accept-school", "year", "accept-year", "take-back", NULL },
    jalons_cli_import },
  { "list",
    "schools|divisions|activities|issues|offers|ambassadors|documents|projects|goals|remarks",
    N_ ("List schools, classes, activities, what is to be checked, the catalogue, or what projects hold"),
    { "school", "year", "division", "span", "format", NULL },
    jalons_cli_list },
  { "bilan",
    "",
    N_ ("Tell the figures of a year’s bilan, for a school or for all together; TSV and JSON say how each is computed"),
    { "school", "year", "format", NULL },
    jalons_cli_bilan,
    jalons_bilan_figure_keys },
  { "search",
    N_ ("WORDS…"),
    N_ ("Search everything: activities, classes, the catalogue, the pages of PDFs"),
    { "format", NULL },
    jalons_cli_search },
  { "feed",
    N_ ("add URL | refresh [URL] | remove URL | list"),
    N_ ("Follow the address at which a Région publishes its actions"),
    { "preview", "format", "take-back", NULL },
    jalons_cli_feed },
  { "sync",
    "",
    N_ ("Share with colleagues through a folder that all of them reach: take what is new there, give what is new here; "
        "the password is JALONS_SYNC_PASSWORD, or in the keyring"),
    { "create", "join", "roll-over", "label", "name", "inbox", "leave", "status", NULL },
    jalons_cli_sync },
  { "print",
    N_ ("division [CODE…|--all] | level LEVEL | school | week | agenda | ambassador NAME | request | person NAME | project | "
        "bilan"),
    N_ ("Write as PDF the year of classes, of a level or of a school, the list of a week, an agenda, the mission sheet "
        "of an ambassador, what schools ask of the Région, what is held about one person, a project or a bilan"),
    { "all", "school", "year", "week", "from", "to", "counsellor", "everything", "output", "output-dir", "paper",
      "without-names", "with-contact", "span", "version", "with-remarks", NULL },
    jalons_cli_paper },
  { "export",
    N_ ("json | csv | csv project|bilan | ods project|bilan | project | person AMBASSADOR"),
    N_ ("Write all the data (JSON), a table of the catalogue (CSV), the tables of a project or a bilan (CSV, ODS), a "
        "project to be reviewed elsewhere (.jalons), or what is held about one person (JSON)"),
    { "output", "what", "school", "year", "span", NULL },
    jalons_cli_export },
  { "history",
    N_ ("ENTITY ID"),
    N_ ("Tell what became of one object: who wrote which field, when, and what it was before"),
    { "format", NULL },
    jalons_cli_history,
    jalons_cli_history_keys },
  { "take-back",
    N_ ("NAME"),
    N_ ("Take back what a colleague changed since a day (--from), where nobody changed it since; it can be undone in the "
        "window"),
    { "from", "preview", "format", NULL },
    jalons_cli_take_back,
    jalons_cli_take_back_keys },
  { "forget",
    N_ ("AMBASSADOR"),
    N_ ("Forget a person for good: the name goes from the data, their history and the search"),
    { "yes", NULL },
    jalons_cli_forget },
  { "backup", N_ ("FILE"), N_ ("Copy all the data into a file"), { NULL }, jalons_cli_backup },
  { "restore",
    N_ ("FILE"),
    N_ ("Put the data of a copy in the place of the present ones"),
    { NULL },
    jalons_cli_restore },
  { "check", "", N_ ("Look for damage in the data"), { NULL }, jalons_cli_check },
  { "help", N_ ("[COMMAND]"), N_ ("Show all the commands, or what one of them takes"), { NULL }, jalons_cli_help },
};

/**
 * jalons_command_find:
 *
 * Returns: (transfer none) (nullable): the command of this name
 */
const JalonsCommand *
jalons_command_find (const char *name)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

gboolean
jalons_cli_is_command (const char *word)
{
  return jalons_command_find (word) != NULL;
}

/**
 * jalons_command_list:
 *
 * Returns: (array length=n_commands): every command, in the order of the help
 */
const JalonsCommand *
jalons_command_list (unsigned *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/* ---- Words ---- */

/**
 * jalons_cli_usage_error:
 *
 * Returns: %FALSE, with @error set to a G_OPTION_ERROR, which ends with the exit status of wrong usage
 */
gboolean
jalons_cli_usage_error (GError **error,
                        const char *format,
                        ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

/**
 * jalons_cli_say:
 *
 * Writes one line on the standard output. Everything is written in UTF-8, for files and logs are read elsewhere than
 * under the locale of whoever ran the command.
 */
void
jalons_cli_say (const char *format,
                ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stdout, "%s\n", message);
}

/**
 * jalons_cli_warn:
 *
 * Writes one line on the standard error.
 */
void
jalons_cli_warn (const char *message)
{
  fflush (stdout);
  fprintf (stderr, "jalons: %s\n", message);
}

/* ---- Files ---- */

static gboolean
set_write_error (GError **error,
                 const char *path,
                 const char *reason)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
               /* Translators: the name of a file, and why: "No space left on device". */
               _ ("“%s” could not be written: %s."), path, reason);
  return FALSE;
}

static gboolean
write_stdout (const void *bytes,
              gsize length,
              GError **error)
{
  if (fwrite (bytes, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  return set_write_error (error, _ ("standard output"), g_strerror (errno));
}

/**
 * jalons_cli_print:
 * @text: what was asked for, UTF-8; written as it is, whatever the encoding of the terminal
 *
 * Returns: whether all of it went to the standard output
 */
gboolean
jalons_cli_print (const char *text,
                  GError **error)
{
  return write_stdout (text, strlen (text), error);
}

/**
 * jalons_cli_save:
 * @path: where to, or "-" for the standard output
 *
 * Writes the whole file or leaves what was there.
 *
 * Returns: whether it was written
 */
gboolean
jalons_cli_save (const char *path,
                 GBytes *bytes,
                 GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_str_equal (path, "-"))
    return write_stdout (data, length, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return set_write_error (error, path, g_strerror (EISDIR));
  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &reason))
    return set_write_error (error, path, reason->message);
  return TRUE;
}

/* ---- Data ---- */

/**
 * jalons_cli_data_file:
 *
 * Returns: (transfer full): the path of the data file, which need not exist
 */
char *
jalons_cli_data_file (JalonsCli *cli)
{
  return g_build_filename (cli->data_dir, "jalons.db", NULL);
}

/* What is written is signed as in the window. */
static void
sign (JalonsStore *store)
{
  g_autofree char *value = NULL;
  const char *name;

  if (!jalons_store_get_setting (store, JALONS_SETTING_AUTHOR, &value, NULL) || value == NULL)
    return;
  name = strchr (value, ' ');
  if (name != NULL && name[1] != '\0')
    jalons_store_set_author (store, name + 1);
}

/**
 * jalons_cli_open_store:
 * @must_exist: whether a folder without data is an error; if not, an empty data file is made there
 *
 * Returns: (transfer full) (nullable): the store
 */
JalonsStore *
jalons_cli_open_store (JalonsCli *cli,
                       gboolean must_exist,
                       GError **error)
{
  g_autofree char *path = jalons_cli_data_file (cli);
  JalonsStore *store;

  /* Making an empty data file for somebody who mistyped a folder would hide the mistake. */
  if (must_exist && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   _ ("There are no data in “%s” yet: start with “jalons import” or “jalons demo”, or choose another "
                      "folder with “--data”."),
                   cli->data_dir);
      return NULL;
    }
  store = jalons_store_open (cli->data_dir, error);
  if (store != NULL)
    sign (store);
  return store;
}

/**
 * jalons_cli_load:
 *
 * Returns: (transfer full) (nullable): all the data, every year
 */
JalonsDataset *
jalons_cli_load (JalonsCli *cli,
                 GError **error)
{
  g_autoptr (JalonsStore) store = jalons_cli_open_store (cli, TRUE, error);

  return store != NULL ? jalons_store_load (store, 0, error) : NULL;
}

/* ---- Starting ---- */

static gboolean
start_failed (JalonsStart *start,
              const char *message)
{
  jalons_cli_warn (message);
  fprintf (stderr, "%s\n", _ ("“jalons help” shows how Jalons is used."));
  start->status = JALONS_EXIT_USAGE;
  return FALSE;
}

/* "--data DIR" or "--data=DIR". */
static gboolean
take_data_dir (const char *const **next,
               JalonsStart *start)
{
  const char *word = *(*next)++;
  const char *value = word[strlen ("--data")] == '=' ? word + strlen ("--data=") : *(*next);

  if (value == NULL || *value == '\0')
    return start_failed (start, _ ("The option “--data” needs a folder: --data=FOLDER."));
  if (value == *(*next))
    (*next)++;
  start->data_dir = value;
  return TRUE;
}

/* A single word that is no command may be a file, which the window then opens. */
static gboolean
looks_like_file (const char *word)
{
  return g_file_test (word, G_FILE_TEST_EXISTS) || strchr (word, G_DIR_SEPARATOR) != NULL || strchr (word, '.') != NULL;
}

/**
 * jalons_cli_start:
 * @argv: (array zero-terminated=1): the whole command line
 * @start: (out caller-allocates): what it says, borrowed from @argv
 *
 * Reads the global options, and answers --version and --help itself.
 *
 * Returns: whether there is something to do: when start->rest opens with a command, jalons_cli_run(); else the window
 */
gboolean
jalons_cli_start (const char *const *argv,
                  JalonsStart *start)
{
  static const char *const help[] = { "help", NULL };
  const char *const *next = argv + 1;
  g_autofree char *message = NULL;

  *start = (JalonsStart){ 0 };
  for (; *next != NULL && g_str_has_prefix (*next, "-");)
    if (g_str_equal (*next, "--data") || g_str_has_prefix (*next, "--data="))
      {
        if (!take_data_dir (&next, start))
          return FALSE;
      }
    else if (g_str_equal (*next, "--version"))
      {
        jalons_cli_say ("jalons %s", JALONS_VERSION);
        return FALSE;
      }
    else if (g_str_equal (*next, "--help") || g_str_equal (*next, "-h"))
      {
        start->rest = help;
        return TRUE;
      }
    else
      {
        message = g_strdup_printf (_ ("Jalons does not know the option “%s”."), *next);
        return start_failed (start, message);
      }

  start->rest = next;
  if (*next != NULL && !jalons_cli_is_command (*next) && !looks_like_file (*next))
    {
      message = g_strdup_printf (_ ("“%s” is neither a command nor a file."), *next);
      return start_failed (start, message);
    }
  return TRUE;
}

static int
report (const GError *error,
        const char *command)
{
  g_autofree char *hint = NULL;

  jalons_cli_warn (error->message);
  if (error->domain != G_OPTION_ERROR)
    return JALONS_EXIT_FAILED;

  /* Translators: the name of a command. */
  hint = g_strdup_printf (_ ("“jalons help %s” shows how this command is used."), command);
  fprintf (stderr, "%s\n", hint);
  return JALONS_EXIT_USAGE;
}

/**
 * jalons_cli_run:
 * @start: what jalons_cli_start() read, whose rest opens with a command
 * @today: the day of today
 *
 * Returns: the exit status of the program
 */
int
jalons_cli_run (const JalonsStart *start,
                JalonsDay today)
{
  const JalonsCommand *command = jalons_command_find (start->rest[0]);
  g_autofree char *data_dir =
    start->data_dir ? g_strdup (start->data_dir) : g_build_filename (g_get_user_data_dir (), "jalons", NULL);
  JalonsCli cli = { .data_dir = data_dir, .today = today };
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsArguments) arguments = jalons_arguments_parse (command->options, start->rest + 1, &error);

  if (arguments != NULL && jalons_arguments_has (arguments, "help"))
    {
      const char *const words[] = { command->name, NULL };

      jalons_arguments_free (g_steal_pointer (&arguments));
      arguments = jalons_arguments_parse (command->options, words, &error);
      command = jalons_command_find ("help");
    }
  if (arguments == NULL || !command->run (&cli, arguments, &error))
    return report (error, command->name);
  return cli.failed ? JALONS_EXIT_FAILED : 0;
}
