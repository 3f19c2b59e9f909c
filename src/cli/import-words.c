/* What `jalons import` says: questions, what became of each class, warnings.
 * Invariant: what is asked for goes to standard output, everything else to standard error.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/import-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"

/* What follows "mef:", "text:" or "division:" in the key of a question is what the user writes before "=". */
const char *
jalons_cli_name_asked (const JalonsImportQuestion *question)
{
  const char *colon = strchr (question->key, ':');

  return colon != NULL ? colon + 1 : question->key;
}

/**
 * jalons_cli_import_take_back:
 * @codes: (array zero-terminated=1): of actions that the user deleted, or "all"; a code that is no such action's is told
 */
void
jalons_cli_import_take_back (JalonsImport *import,
                             const char *const *codes)
{
  for (; *codes != NULL; codes++)
    {
      gboolean all = g_str_equal (*codes, "all");
      g_autofree char *key = g_strconcat (JALONS_IMPORT_DELETED_KEY, all ? NULL : ":", *codes, NULL);
      g_autofree char *message = NULL;

      if (jalons_import_answer (import, key, JALONS_IMPORT_TAKE_BACK) || all)
        continue;
      message = g_strdup_printf (_ ("There is no action with the code “%s” among those that you deleted."), *codes);
      jalons_cli_warn (message);
    }
}

static char *
tell_how_to_answer (const JalonsImportQuestion *question)
{
  gboolean mismatch = question->choices[0] != NULL;

  switch (question->ask)
    {
    case JALONS_IMPORT_ASK_SCHOOL:
      return g_strdup (mismatch
                         ? _ ("Add --accept-school to import it into the school of --school all the same, or leave "
                              "--school out.")
                         : _ ("Say which one with --school=UAI."));
    case JALONS_IMPORT_ASK_SCHOOLS:
      return g_strdup (_ ("Say which one with --school=UAI."));
    case JALONS_IMPORT_ASK_YEAR:
      return g_strdup (mismatch
                         ? _ ("Add --accept-year to import it into the year of --year all the same, or leave --year "
                              "out.")
                         : _ ("Say which one with --year=YEAR."));
    case JALONS_IMPORT_ASK_TABLE:
      return g_strdup (_ ("Say it with --as=ambassadors, --as=offers or --as=jobs."));
    case JALONS_IMPORT_ASK_REGION:
      return g_strdup (_ ("Say which one with --region=NAME."));
    case JALONS_IMPORT_ASK_DELETED:
      return g_strdup (_ ("Take it back with --take-back=CODE."));
    case JALONS_IMPORT_ASK_COLUMN:
    case JALONS_IMPORT_ASK_PERSON:
      return g_strdup (_ ("Both are kept: merge them in the window if they are one person."));
    case JALONS_IMPORT_ASK_LEVEL:
    default:
      return g_strdup_printf (_ ("Answer with --level=%s=LEVEL, as in --level=%s=3e."), jalons_cli_name_asked (question),
                              jalons_cli_name_asked (question));
    }
}

void
jalons_cli_import_warn (const char *name,
                        const char *sentence)
{
  /* Translators: the name of a file, and what is said of it. */
  g_autofree char *message = g_strdup_printf (_ ("%s: %s"), name, sentence);

  jalons_cli_warn (message);
}

/* Tells every question that has no answer yet; only the required ones make the import impossible. */
void
jalons_cli_import_warn_questions (JalonsImport *import,
                                  const char *name)
{
  GPtrArray *questions = jalons_import_get_questions (import);

  for (unsigned i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = g_ptr_array_index (questions, i);
      g_autofree char *how = tell_how_to_answer (question);
      g_autofree char *divisions = g_strjoinv (", ", question->divisions);
      g_autofree char *sentence = NULL;

      if (*question->answer != '\0' || question->ask == JALONS_IMPORT_ASK_COLUMN ||
          question->ask == JALONS_IMPORT_ASK_DELETED)
        continue;
      /* A question about one class names it already. */
      sentence = *divisions == '\0' || g_str_has_prefix (question->key, "division:")
                   ? g_strdup_printf ("%s %s", question->text, how)
                   : g_strdup_printf ("%s (%s) %s", question->text, divisions, how);
      jalons_cli_import_warn (name, sentence);
    }
}

static const char *
outcome_label (JalonsImportOutcome outcome)
{
  switch (outcome)
    {
    case JALONS_IMPORT_CREATED:
      return _ ("created");
    case JALONS_IMPORT_CHANGED:
      return _ ("changed");
    case JALONS_IMPORT_READ:
      return _ ("in the file");
    case JALONS_IMPORT_GONE:
      return _ ("not in the file, kept");
    case JALONS_IMPORT_WITHDRAWN:
      return _ ("withdrawn, kept");
    case JALONS_IMPORT_DELETED:
      return _ ("deleted by you");
    case JALONS_IMPORT_REFUSED:
      return _ ("left out");
    case JALONS_IMPORT_UNCHANGED:
    case JALONS_IMPORT_N_OUTCOMES:
    default:
      return _ ("unchanged");
    }
}

/* What is there to say of a line: what it is, what changes in it, or, of a row of a table, both. */
static char *
describe_line (const JalonsImportLine *line)
{
  gboolean of_table = line->entity == JALONS_ENTITY_AMBASSADOR || line->entity == JALONS_ENTITY_OFFER;
  gboolean tells = of_table || line->outcome == JALONS_IMPORT_CHANGED || line->outcome == JALONS_IMPORT_WITHDRAWN ||
                   line->outcome == JALONS_IMPORT_READ;
  gboolean both = of_table && line->outcome == JALONS_IMPORT_CREATED && *line->text != '\0';
  g_autofree char *details = g_strjoinv ("; ", line->details);

  if (!tells || *details == '\0')
    return g_strdup (line->text);
  return both ? g_strdup_printf ("%s; %s", line->text, details) : g_steal_pointer (&details);
}

/* "created  3 A  3e, 26 pupils, Mme Durand". */
static void
append_lines (GString *text,
              JalonsImport *import,
              gboolean with_created)
{
  static const JalonsColumn columns[] = { { "outcome", "", FALSE }, { "name", "", FALSE }, { "text", "", FALSE } };
  g_autoptr (JalonsListing) listing = jalons_listing_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *lines = jalons_import_get_lines (import);
  g_autofree char *table = NULL;

  for (unsigned i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = g_ptr_array_index (lines, i);
      g_autofree char *words = describe_line (line);

      if (line->outcome == JALONS_IMPORT_UNCHANGED || (line->outcome == JALONS_IMPORT_CREATED && !with_created))
        continue;
      jalons_listing_add_text (listing, outcome_label (line->outcome));
      jalons_listing_add_text (listing, line->name);
      jalons_listing_add_text (listing, words);
    }
  table = jalons_listing_write (listing, JALONS_FORMAT_TABLE);
  g_string_append (text, table);
}

static void
say (JalonsImport *import,
     const char *name,
     gboolean with_created,
     const char *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_lines (text, import, with_created);
  g_string_append_printf (text, _ ("%s: %s"), name, summary);
  jalons_cli_say ("%s", text->str);
}

/* Once it is written. */
void
jalons_cli_import_say (JalonsImport *import,
                       const char *name,
                       gboolean with_created)
{
  g_autofree char *summary = jalons_import_summarise (import);

  say (import, name, with_created, summary);
}

/* When nothing is written. */
void
jalons_cli_import_foretell (JalonsImport *import,
                            const char *name)
{
  g_autofree char *summary = jalons_import_foresee (import);

  say (import, name, TRUE, summary);
}
