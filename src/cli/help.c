/* The help: all the commands, or one.
 * Invariant: it is written from the tables of commands and options, so that it cannot lag behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/bilan.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "core/rules.h"

/* Lines of two columns, the first as wide as its widest. */
typedef struct
{
  GPtrArray *left;
  GPtrArray *right;
} Lines;

static Lines
lines_new (void)
{
  return (Lines){ g_ptr_array_new_with_free_func (g_free), g_ptr_array_new () };
}

static void
lines_add (Lines *lines,
           char *left,
           const char *right)
{
  g_ptr_array_add (lines->left, left);
  g_ptr_array_add (lines->right, (gpointer) right);
}

static void
lines_end (Lines *lines,
           GString *text)
{
  int width = 0;

  for (unsigned i = 0; i < lines->left->len; i++)
    width = MAX (width, jalons_text_width (g_ptr_array_index (lines->left, i)));
  for (unsigned i = 0; i < lines->left->len; i++)
    {
      const char *left = g_ptr_array_index (lines->left, i);

      g_string_append_printf (text, "  %s%*s  %s\n", left, width - jalons_text_width (left), "",
                              (const char *) g_ptr_array_index (lines->right, i));
    }
  g_ptr_array_unref (lines->left);
  g_ptr_array_unref (lines->right);
}

static char *
name_usage (const JalonsCommand *command)
{
  return *command->usage != '\0' ? g_strdup_printf ("%s %s", command->name, _ (command->usage))
                                 : g_strdup (command->name);
}

static char *
name_option (const JalonsOption *option)
{
  return option->value != NULL ? g_strdup_printf ("--%s %s", option->name, _ (option->value))
                               : g_strdup_printf ("--%s", option->name);
}

static char *
describe_all (void)
{
  GString *text = g_string_new (NULL);
  Lines lines = lines_new ();
  unsigned n_commands;
  const JalonsCommand *commands = jalons_command_list (&n_commands);

  g_string_append_printf (text, "%s\n\n", _ ("Jalons plans the hours that each class owes to orientation."));
  g_string_append_printf (text, "%s\n", _ ("Usage:"));
  lines_add (&lines, g_strdup_printf ("jalons [--data %s] [%s]", _ ("FOLDER"), _ ("FILE…")),
             _ ("Open the window, and offer to import the files"));
  lines_add (&lines, g_strdup_printf ("jalons [--data %s] %s", _ ("FOLDER"), _ ("COMMAND")),
             _ ("Do without a window what the command says"));
  lines_add (&lines, g_strdup ("jalons --version"), _ ("Show the version"));
  lines_end (&lines, text);

  g_string_append_printf (text, "\n%s\n", _ ("Commands:"));
  lines = lines_new ();
  for (unsigned i = 0; i < n_commands; i++)
    lines_add (&lines, name_usage (&commands[i]), _ (commands[i].summary));
  lines_end (&lines, text);

  g_string_append_printf (text, "\n%s\n",
                          _ ("--data chooses the folder of the data; without it, it is the user’s own.\n"
                             "“jalons help COMMAND” tells the options of a command."));
  return g_string_free (text, FALSE);
}

/* What the objects of each list have. */
static void
describe_keys (GString *text)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Lines lines = lines_new ();
  const char *word;
  char *found;

  g_string_append_printf (text, "\n%s\n", _ ("Keys of the objects in JSON, and columns in TSV:"));
  for (unsigned i = 0; (word = jalons_cli_list_keys (i, &found)) != NULL; i++)
    {
      g_ptr_array_add (keys, found);
      lines_add (&lines, g_strdup (word), found);
    }
  lines_end (&lines, text);
  g_string_append_printf (text, "\n%s\n",
                          _ ("Durations are minutes and dates are 2026-10-13. The rules of the issues:"));
  for (JalonsRule rule = 0; rule < JALONS_N_RULES; rule++)
    g_string_append_printf (text, "%s%s", rule > 0 ? ", " : "  ", jalons_rule_code (rule));
  g_string_append (text, ".\n");
}

static char *
describe_command (const JalonsCommand *command)
{
  GString *text = g_string_new (NULL);
  g_autofree char *usage = name_usage (command);
  Lines lines = lines_new ();

  g_string_append_printf (text, "%s jalons [--data %s] %s", _ ("Usage:"), _ ("FOLDER"), usage);
  g_string_append_printf (text, "%s\n\n%s\n", command->options[0] != NULL ? _ (" [OPTION…]") : "",
                          _ (command->summary));
  if (command->options[0] != NULL)
    g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  for (unsigned i = 0; command->options[i] != NULL; i++)
    {
      const JalonsOption *option = jalons_option_find (command->options[i]);

      lines_add (&lines, name_option (option), _ (option->help));
    }
  lines_end (&lines, text);
  if (command->run == jalons_cli_list)
    describe_keys (text);
  if (command->run == jalons_cli_bilan)
    g_string_append_printf (text, "\n%s\n  %s\n", _ ("Keys of the objects in JSON, and columns in TSV:"),
                            jalons_bilan_figure_keys ());
  if (command->run == jalons_cli_history)
    g_string_append_printf (text, "\n%s\n  %s\n", _ ("Keys of the objects in JSON, and columns in TSV:"),
                            jalons_cli_history_keys ());
  return g_string_free (text, FALSE);
}

gboolean
jalons_cli_help (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  const JalonsCommand *command = words[0] != NULL ? jalons_command_find (words[0]) : NULL;
  g_autofree char *text = NULL;

  if (words[0] != NULL && (command == NULL || words[1] != NULL))
    return jalons_cli_usage_error (error, _ ("“%s” is not a command."), command == NULL ? words[0] : words[1]);
  text = command != NULL ? describe_command (command) : describe_all ();
  return jalons_cli_print (text, error);
}
