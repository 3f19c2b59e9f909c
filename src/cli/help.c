/* The help: all the commands, or one.
 * Invariant: it is written from the tables of commands and options, so that it cannot lag behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/listing.h"
#include "core/rules/rules.h"

/* A terminal's width, and the widest that the first of two columns may be in it. */
#define COLUMNS   80
#define MOST_LEFT 26

/* Lines of two columns, the first as wide as its widest; what is wider than others can spare has a line of its own. */
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

/* Appends @words, of which the first stands at column @indent, in lines that end before the last column. */
static void
append_wrapped (GString *text,
                const char *words,
                int indent)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);
  int column = indent;

  for (unsigned i = 0; all[i] != NULL; i++)
    {
      int width = jalons_text_width (all[i]);

      if (i > 0 && column + 1 + width > COLUMNS)
        {
          g_string_append_printf (text, "\n%*s", indent, "");
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (text, ' ');
          column++;
        }
      g_string_append (text, all[i]);
      column += width;
    }
  g_string_append_c (text, '\n');
}

static int
measure_left (const Lines *lines)
{
  int width = 0;

  for (unsigned i = 0; i < lines->left->len; i++)
    {
      int its = jalons_text_width (lines->left->pdata[i]);

      if (its <= MOST_LEFT)
        width = MAX (width, its);
    }
  return width;
}

static void
lines_end (Lines *lines,
           GString *text)
{
  int width = measure_left (lines);

  for (unsigned i = 0; i < lines->left->len; i++)
    {
      const char *left = lines->left->pdata[i];
      int room = width - jalons_text_width (left);

      if (room >= 0)
        g_string_append_printf (text, "  %s%*s  ", left, room, "");
      else
        g_string_append_printf (text, "  %s\n%*s", left, width + 4, "");
      append_wrapped (text, lines->right->pdata[i], width + 4);
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
  g_autoptr (GString) rules = g_string_new (NULL);
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
    g_string_append_printf (rules, "%s%s", jalons_rule_code (rule), rule + 1 < JALONS_N_RULES ? ", " : ".");
  g_string_append (text, "  ");
  append_wrapped (text, rules->str, 2);
}

static char *
describe_command (const JalonsCommand *command)
{
  GString *text = g_string_new (NULL);
  g_autofree char *usage = name_usage (command);
  Lines lines = lines_new ();

  g_string_append_printf (text, "%s jalons [--data %s] %s", _ ("Usage:"), _ ("FOLDER"), usage);
  g_string_append_printf (text, "%s\n\n", command->options[0] != NULL ? _ (" [OPTION…]") : "");
  append_wrapped (text, _ (command->summary), 0);
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
  if (command->keys != NULL)
    g_string_append_printf (text, "\n%s\n  %s\n", _ ("Keys of the objects in JSON, and columns in TSV:"), command->keys ());
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
