/* How much of what an import does, in words: "28 classes unchanged, 2 classes to change".
 * Invariant: whole phrases for each language to bend: "%u classes" alone could not be agreed with what follows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/import-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

/* The phrases of one outcome, as gettext knows them; before it is written, and after. */
typedef struct
{
  JalonsImportOutcome outcome;
  const char *one, *many;
  const char *one_written, *many_written; /* NULL: as before */
} Phrase;

/* For xgettext, which is told of this keyword: the two forms of a phrase. */
#define PLURAL(one, many) one, many

#define MOST_PHRASES 6

static const Phrase phrases[][MOST_PHRASES] = {
  [JALONS_IMPORT_WORDS_CLASSES] = {
    { JALONS_IMPORT_CREATED, PLURAL ("%u class to create", "%u classes to create"),
      PLURAL ("%u class created", "%u classes created") },
    { JALONS_IMPORT_CHANGED, PLURAL ("%u class to change", "%u classes to change"),
      PLURAL ("%u class changed", "%u classes changed") },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u class unchanged", "%u classes unchanged"), NULL, NULL },
    { JALONS_IMPORT_GONE, PLURAL ("%u class absent from the file and kept", "%u classes absent from the file and kept"),
      NULL, NULL },
    { JALONS_IMPORT_REFUSED, PLURAL ("%u class left out", "%u classes left out"), NULL, NULL },
  },
  [JALONS_IMPORT_WORDS_CALENDARS] = {
    { JALONS_IMPORT_CREATED, PLURAL ("holidays to add to %u school", "holidays to add to %u schools"),
      PLURAL ("holidays added to %u school", "holidays added to %u schools") },
    { JALONS_IMPORT_CHANGED, PLURAL ("dates to change in %u school", "dates to change in %u schools"),
      PLURAL ("dates changed in %u school", "dates changed in %u schools") },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u school has these dates already", "%u schools have these dates already"),
      NULL, NULL },
  },
  [JALONS_IMPORT_WORDS_OBJECTS] = {
    { JALONS_IMPORT_CREATED, PLURAL ("%u object to create", "%u objects to create"),
      PLURAL ("%u object created", "%u objects created") },
    { JALONS_IMPORT_CHANGED, PLURAL ("%u object to change", "%u objects to change"),
      PLURAL ("%u object changed", "%u objects changed") },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u object unchanged", "%u objects unchanged"), NULL, NULL },
  },
  [JALONS_IMPORT_WORDS_AMBASSADORS] = {
    { JALONS_IMPORT_CREATED, PLURAL ("%u ambassador to create", "%u ambassadors to create"),
      PLURAL ("%u ambassador created", "%u ambassadors created") },
    { JALONS_IMPORT_CHANGED, PLURAL ("%u ambassador to change", "%u ambassadors to change"),
      PLURAL ("%u ambassador changed", "%u ambassadors changed") },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u ambassador unchanged", "%u ambassadors unchanged"), NULL, NULL },
    { JALONS_IMPORT_REFUSED, PLURAL ("%u ambassador left out", "%u ambassadors left out"), NULL, NULL },
  },
  [JALONS_IMPORT_WORDS_OFFERS] = {
    { JALONS_IMPORT_CREATED, PLURAL ("%u offer to create", "%u offers to create"),
      PLURAL ("%u offer created", "%u offers created") },
    { JALONS_IMPORT_CHANGED, PLURAL ("%u offer to change", "%u offers to change"),
      PLURAL ("%u offer changed", "%u offers changed") },
    { JALONS_IMPORT_WITHDRAWN, PLURAL ("%u offer withdrawn, which stays", "%u offers withdrawn, which stay"), NULL, NULL },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u offer unchanged", "%u offers unchanged"), NULL, NULL },
    { JALONS_IMPORT_DELETED,
      PLURAL ("%u offer that you deleted, which stays so", "%u offers that you deleted, which stay so"), NULL, NULL },
    { JALONS_IMPORT_REFUSED, PLURAL ("%u offer left out", "%u offers left out"), NULL, NULL },
  },
  [JALONS_IMPORT_WORDS_DOCUMENTS] = {
    { JALONS_IMPORT_CREATED, PLURAL ("%u document to create", "%u documents to create"),
      PLURAL ("%u document created", "%u documents created") },
    { JALONS_IMPORT_CHANGED, PLURAL ("%u document to change", "%u documents to change"),
      PLURAL ("%u document changed", "%u documents changed") },
    { JALONS_IMPORT_UNCHANGED, PLURAL ("%u document unchanged", "%u documents unchanged"), NULL, NULL },
    { JALONS_IMPORT_REFUSED, PLURAL ("%u document left out", "%u documents left out"), NULL, NULL },
  },
};

/**
 * jalons_import_count_words:
 * @words: what is counted
 * @written: whether it is done, or only foreseen
 *
 * Returns: (transfer full): the counts that are not 0, one after another; "" when all are
 */
char *
jalons_import_count_words (JalonsImport *import,
                           JalonsImportWords words,
                           gboolean written)
{
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < MOST_PHRASES && phrases[words][i].one != NULL; i++)
    {
      const Phrase *phrase = &phrases[words][i];
      gboolean past = written && phrase->one_written != NULL;
      unsigned n = jalons_import_count (import, phrase->outcome);
      g_autofree char *part = NULL;

      if (n == 0)
        continue;
      part = jalons_format_counted (g_dngettext (GETTEXT_PACKAGE, past ? phrase->one_written : phrase->one,
                                                 past ? phrase->many_written : phrase->many, n),
                                    n);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  return g_string_free (text, FALSE);
}
