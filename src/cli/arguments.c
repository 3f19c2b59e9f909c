/* Options and words of a command line. Options may stand before, between or after the words; "--" ends them.
 * Invariant: the options of all commands are in one table, so that one name means one thing everywhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const JalonsOption options[] = {
  { "school", "UAI", N_ ("The school: only this one, or the one to import into") },
  { "year", N_ ("YEAR"), N_ ("The school year, likewise: 2026 for 2026-2027") },
  { "division", "CODE", N_ ("Only this class; may be given several times") },
  { "format", "table|tsv|json", N_ ("How to write the list (default: table)") },
  { "output", N_ ("FILE"), N_ ("The file to write; “-” for the standard output") },
  { "output-dir", N_ ("FOLDER"), N_ ("Write one file for each class in this folder") },
  { "all", NULL, N_ ("All the classes of the school") },
  { "paper", "A4|A3", N_ ("The size of the sheets (default: A4; A3 for wall charts)") },
  { "without-names", NULL, N_ ("Leave out the names of people") },
  { "with-contact", NULL, N_ ("Print the e-mail and telephone of the ambassador too") },
  { "span", N_ ("YEARS"), N_ ("The project of these years: 2026-2029") },
  { "version", N_ ("N"),
    N_ ("The project as it was at this step of its review: its number, or “adopted” for the last adoption") },
  { "with-remarks", NULL, N_ ("Add the remarks of the review to the project") },
  { "week", N_ ("WEEK"), N_ ("The week to list: its number, or a day of it (default: this week)") },
  { "from", N_ ("DAY"), N_ ("The first day of the period: 2026-11-30 (default: today)") },
  { "to", N_ ("DAY"), N_ ("The last day of the period (default: four weeks)") },
  { "counsellor", N_ ("NAME"), N_ ("Only the schools of this counsellor") },
  { "everything", NULL, N_ ("All activities, not only those at which the counsellor speaks") },
  { "level", N_ ("MEF=LEVEL"), N_ ("The level of a MEF that could not be told: 20010018110=2de-gt") },
  { "as", "ambassadors|offers|jobs", N_ ("What a table lists, when its columns do not tell it") },
  { "map", N_ ("COLUMN=FIELD"), N_ ("What a column of a table holds: \"Qui=name\"; nothing after = leaves it out") },
  { "what", "offers|ambassadors|documents", N_ ("Which table to export as CSV") },
  { "region", N_ ("NAME"), N_ ("The Région that publishes the actions of a table") },
  { "accept-school", NULL, N_ ("Import into --school although the file names another school") },
  { "accept-year", NULL, N_ ("Import into --year although the file is of another year") },
  { "yes", NULL, N_ ("Do it: it cannot be undone") },
  { "take-back", N_ ("CODE|all"), N_ ("Take an action that you deleted back, by its code; or all of them") },
  { "create", N_ ("WHERE"), N_ ("Make a space for colleagues in this folder, or at this https address") },
  { "join", N_ ("WHERE"), N_ ("Join the space that colleagues made there") },
  { "label", N_ ("NAME"), N_ ("What the space that is made is called: “CIO de Roubaix”") },
  { "name", N_ ("NAME"), N_ ("The name under which colleagues read what is written here: “Mme Martin”") },
  { "roll-over", N_ ("WHERE"),
    N_ ("Make the shared space go on in an empty folder, or in one of that name beside the present one, with what shows now "
        "alone: each school year, or to erase for good") },
  { "inbox", N_ ("NAME"), N_ ("Join to read and to remark only: the inbox that was made for you") },
  { "leave", NULL, N_ ("Share no more; all the data stay here") },
  { "status", NULL, N_ ("Tell as JSON what is held, what waits, what was not sent yet, and what is in conflict") },
  { "preview", NULL, N_ ("Say what would change, and write nothing") },
  { "help", NULL, N_ ("Show this help") },
};

struct _JalonsArguments
{
  GPtrArray *words;   /* NULL-terminated when the parsing is done */
  GHashTable *values; /* name → NULL-terminated GPtrArray of texts */
};

/**
 * jalons_option_find:
 * @name: without its dashes
 *
 * Returns: (transfer none) (nullable): %NULL for an option that no command has
 */
const JalonsOption *
jalons_option_find (const char *name)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].name, name))
      return &options[i];
  return NULL;
}

static void
add_value (JalonsArguments *self,
           const char *name,
           const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->values, name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (values, NULL);
      g_hash_table_insert (self->values, g_strdup (name), values);
    }
  g_ptr_array_insert (values, (int) values->len - 1, g_strdup (value ? value : ""));
}

/* "--school=UAI" or "--school" "UAI"; *next is the word after, and moves when it is taken. */
static gboolean
parse_option (JalonsArguments *self,
              const char *const *accepted,
              const char *word,
              const char *const **next,
              GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals ? g_strndup (word + 2, (gsize) (equals - word - 2)) : g_strdup (word + 2);
  const JalonsOption *option = jalons_option_find (name);
  const char *value = equals ? equals + 1 : NULL;

  if (g_str_equal (name, "data"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, _ ("Write “--data” before the command."));
      return FALSE;
    }
  if (option == NULL || (!g_strv_contains (accepted, name) && !g_str_equal (name, "help")))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("This command does not know the option “--%s”."), name);
      return FALSE;
    }
  if (option->value == NULL && value != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The option “--%s” takes no value."), name);
      return FALSE;
    }
  if (option->value != NULL && value == NULL)
    value = *(*next) != NULL ? *(*next)++ : "";
  if (option->value != NULL && *value == '\0')
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: an option, and what it takes. */
                   _ ("The option “--%s” needs a value: --%s=%s."), name, name, _ (option->value));
      return FALSE;
    }
  add_value (self, name, value);
  return TRUE;
}

/**
 * jalons_arguments_parse:
 * @accepted: (array zero-terminated=1): names of the options that the command takes; "help" is always taken
 * @words: (array zero-terminated=1): what follows the command
 *
 * Returns: (transfer full) (nullable): the options and words, or %NULL with a G_OPTION_ERROR
 */
JalonsArguments *
jalons_arguments_parse (const char *const *accepted,
                        const char *const *words,
                        GError **error)
{
  g_autoptr (JalonsArguments) self = g_new0 (JalonsArguments, 1);
  gboolean options_ended = FALSE;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  while (*words != NULL)
    {
      const char *word = *words++;

      if (options_ended || word[0] != '-' || g_str_equal (word, "-"))
        g_ptr_array_add (self->words, g_strdup (word));
      else if (g_str_equal (word, "--"))
        options_ended = TRUE;
      else if (g_str_equal (word, "-h"))
        add_value (self, "help", NULL);
      else if (word[1] != '-')
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                       _ ("This command does not know the option “%s”."), word);
          return NULL;
        }
      else if (!parse_option (self, accepted, word, &words, error))
        return NULL;
    }
  g_ptr_array_add (self->words, NULL);
  return g_steal_pointer (&self);
}

void
jalons_arguments_free (JalonsArguments *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * jalons_arguments_words:
 *
 * Returns: (transfer none) (array zero-terminated=1): what is no option, in order
 */
const char *const *
jalons_arguments_words (JalonsArguments *self)
{
  return (const char *const *) self->words->pdata;
}

gboolean
jalons_arguments_has (JalonsArguments *self,
                      const char *option)
{
  return g_hash_table_contains (self->values, option);
}

/**
 * jalons_arguments_value:
 *
 * Returns: (transfer none) (nullable): the value of an option, the last one when it was given several times
 */
const char *
jalons_arguments_value (JalonsArguments *self,
                        const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? g_ptr_array_index (values, values->len - 2) : NULL;
}

/**
 * jalons_arguments_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): every value of an option, perhaps none
 */
const char *const *
jalons_arguments_list (JalonsArguments *self,
                       const char *option)
{
  static const char *const none[] = { NULL };
  GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? (const char *const *) values->pdata : none;
}
