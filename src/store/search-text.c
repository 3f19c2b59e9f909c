/* The index keeps no columns, so that it stays small; what must be told apart is told by a letter of Unicode's private
 * use before the word: that it begins a title, stands in one, or anywhere in a record, and of what kind of record, of
 * which year. Then what is typed is looked up at once among the titles of this year's activities, and nothing has to be
 * ranked. The words of pages have no such letter.
 * Invariant: texts are indexed without letters of private use, so that none of them can be taken for one of ours.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/search-text.h"

#include <string.h>

#include "core/words/folded.h"
#include "core/words/hit.h"
#include "core/words/text.h"

/* Letters of plane 15: (what × kind × year). */
#define FIRST_LETTER 0xf0000u
#define N_KINDS      32u
#define N_YEARS      256u
#define FIRST_YEAR   1950

G_STATIC_ASSERT (JALONS_N_ENTITIES < N_KINDS);

typedef enum
{
  TAG_OF_BEGINNING,
  TAG_OF_TITLE,
  TAG_OF_RECORD,
  N_TAGS,
} Tag;

/* Between the text of a page and the words of it that are also indexed in another form. */
#define APART "\n\ue000"

/* A page of more is a list, or broken. */
#define MOST_BYTES_OF_PAGE (64 * 1024)

static gunichar
tag_letter (Tag tag,
            unsigned kind,
            int start_year)
{
  unsigned year = start_year > FIRST_YEAR ? MIN ((unsigned) (start_year - FIRST_YEAR), N_YEARS - 1) : 0;

  return FIRST_LETTER + ((unsigned) tag * N_KINDS + kind) * N_YEARS + year;
}

/**
 * jalons_search_covers:
 *
 * Returns: whether records of @entity are in the index
 */
gboolean
jalons_search_covers (JalonsEntityId entity)
{
  const JalonsEntity *described = jalons_model_entity (entity);

  for (unsigned i = 0; i < described->n_fields; i++)
    if ((described->fields[i].flags & JALONS_FIELD_SEARCHED) != 0)
      return TRUE;
  return FALSE;
}

/**
 * jalons_search_year_field:
 *
 * Returns: (nullable): the field that says to which year of a school the records of @entity belong; %NULL for those that
 *   belong to none
 */
const JalonsField *
jalons_search_year_field (JalonsEntityId entity)
{
  const JalonsEntity *described = jalons_model_entity (entity);

  for (unsigned i = 0; i < described->n_fields; i++)
    if (described->fields[i].kind == JALONS_KIND_REFERENCE && described->fields[i].target == JALONS_ENTITY_YEAR)
      return &described->fields[i];
  return NULL;
}

static gboolean
is_private (gunichar letter)
{
  return (letter >= 0xe000 && letter <= 0xf8ff) || letter >= 0xf0000;
}

/* All letters of private use begin with one of these bytes, which French hardly has. */
static gboolean
may_have_private (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xee)
      return TRUE;
  return FALSE;
}

/* Fonts of PDF files put their bullets among the letters of private use. */
static char *
without_private (const char *text)
{
  GString *clean = NULL;

  if (!may_have_private (text))
    return g_strdup (text);
  clean = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      g_string_append_unichar (clean, is_private (letter) ? ' ' : letter);
    }
  return g_string_free (clean, FALSE);
}

static void
append_letters (GString *text,
                const JalonsFolded *folded,
                guint start,
                guint end)
{
  for (guint i = start; i < end; i++)
    if (folded->letters[i] < 0x80)
      g_string_append_c (text, (char) folded->letters[i]);
    else
      g_string_append_unichar (text, folded->letters[i]);
}

/* Records */

/* The words of one record, as they are gathered. */
typedef struct
{
  GString *text;
  GString *word;     /* the last one, with its tag */
  GHashTable *words; /* all of them */
  gunichar letters[N_TAGS];
} Words;

/* The index keeps which records have a word, and neither where nor how often: each is told once. */
static void
append_tagged (Words *words,
               Tag tag,
               const JalonsFolded *folded,
               guint start,
               guint end)
{
  g_string_truncate (words->word, 0);
  g_string_append_unichar (words->word, words->letters[tag]);
  append_letters (words->word, folded, start, end);
  if (g_hash_table_contains (words->words, words->word->str))
    return;
  g_hash_table_add (words->words, g_strndup (words->word->str, words->word->len));
  if (words->text->len > 0)
    g_string_append_c (words->text, ' ');
  g_string_append_len (words->text, words->word->str, (gssize) words->word->len);
}

static void
append_value (Words *words,
              const char *value,
              gboolean is_title)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (value);
  guint start = 0, end;

  for (gboolean first = TRUE; jalons_folded_next_word (folded, &start, &end); start = end, first = FALSE)
    {
      append_tagged (words, TAG_OF_RECORD, folded, start, end);
      if (is_title)
        append_tagged (words, TAG_OF_TITLE, folded, start, end);
      if (is_title && first)
        append_tagged (words, TAG_OF_BEGINNING, folded, start, end);
    }
}

static void
append_field (Words *words,
              const JalonsRecord *record,
              const JalonsField *field)
{
  g_autofree char *stored = jalons_record_to_stored (record, field->id);
  g_autofree char *clean = without_private (stored != NULL ? stored : "");

  append_value (words, clean, jalons_field_is_title (field));
}

/* "3 b" finds the class "3B", and "3b" the class "3 B". */
static void
append_division_key (Words *words,
                     const JalonsRecord *division)
{
  g_autofree char *clean = without_private (jalons_division_code (division));
  g_autofree char *key = jalons_division_key (clean);
  g_autoptr (GString) parted = g_string_new (NULL);

  for (const char *p = key; *p != '\0'; p++)
    {
      if (p > key && g_ascii_isdigit (*p) != g_ascii_isdigit (p[-1]))
        g_string_append_c (parted, ' ');
      g_string_append_c (parted, *p);
    }
  append_value (words, key, TRUE);
  append_value (words, parted->str, TRUE);
}

static void
append_record (Words *words,
               const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JALONS_FIELD_SEARCHED) != 0)
      append_field (words, record, &entity->fields[i]);
  if (words->text->len > 0 && entity->id == JALONS_ENTITY_DIVISION)
    append_division_key (words, record);
}

/**
 * jalons_search_text:
 * @start_year: 2026 for what belongs to 2026-2027; 0 for what belongs to no year
 *
 * Returns: (transfer full) (nullable): what the index holds of @record; %NULL when there is nothing to be found by
 */
char *
jalons_search_text (const JalonsRecord *record,
                    int start_year)
{
  g_autoptr (GString) text = g_string_new (NULL), word = g_string_new (NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Words words = { .text = text, .word = word, .words = known };

  for (int tag = 0; tag < N_TAGS; tag++)
    words.letters[tag] = tag_letter ((Tag) tag, jalons_record_get_entity (record), start_year);
  if (!jalons_record_is_deleted (record))
    append_record (&words, record);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Pages */

/* The index itself sees through accents and case, but not through "œ", "ﬁ" or "3ᵉ". */
static gboolean
needs_folding (const char *word,
               gsize length)
{
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p), plain[18], composed[18];
      gsize n_plain = g_unichar_fully_decompose (letter, TRUE, plain, G_N_ELEMENTS (plain));
      gsize n_composed = g_unichar_fully_decompose (letter, FALSE, composed, G_N_ELEMENTS (composed));

      if (letter == 0x0153 || letter == 0x0152 || letter == 0x00e6 || letter == 0x00c6)
        return TRUE;
      if (n_plain != n_composed || memcmp (plain, composed, n_plain * sizeof *plain) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_other_forms (GString *page,
                    const char *text)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (text);
  guint start = 0, end;

  for (; jalons_folded_next_word (folded, &start, &end); start = end)
    if (needs_folding (text + folded->offsets[start], folded->offsets[end] - folded->offsets[start]))
      {
        g_string_append_c (page, ' ');
        append_letters (page, folded, start, end);
      }
}

/* Ends where a letter does. */
static char *
take_beginning (const char *text)
{
  const char *end = text + strlen (text);

  if (end - text > MOST_BYTES_OF_PAGE)
    end = g_utf8_find_prev_char (text, text + MOST_BYTES_OF_PAGE);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * jalons_search_page_text:
 * @text: the text of a page of a PDF, from whatever source
 *
 * Returns: (transfer full): what the index holds of the page: the text as it is written, from which passages are cut,
 *   and those words again that the index would not fold
 */
char *
jalons_search_page_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autofree char *clean = without_private (composed);
  g_autofree char *beginning = take_beginning (clean);
  GString *page = g_string_new (beginning);

  g_string_append (page, APART);
  append_other_forms (page, beginning);
  return g_string_free (page, FALSE);
}

/**
 * jalons_search_original:
 *
 * Returns: (transfer full): the text of the page of which jalons_search_page_text() made @page_text
 */
char *
jalons_search_original (const char *page_text)
{
  const char *apart = g_strrstr (page_text, APART);

  return apart != NULL ? g_strndup (page_text, (gsize) (apart - page_text)) : g_strdup (page_text);
}

/* Asking */

/**
 * jalons_search_match:
 * @words: (array zero-terminated=1): what jalons_query_words() gave, at least one
 * @kind: an entity, or %JALONS_SEARCH_PAGES
 * @start_year: of which year; 0 for what belongs to no year
 * @in: where the words shall be
 *
 * Returns: (transfer full): the question for FTS5
 */
char *
jalons_search_match (const char *const *words,
                     unsigned kind,
                     int start_year,
                     JalonsSearchIn in)
{
  static const Tag tags[] = {
    [JALONS_SEARCH_IN_BEGINNING] = TAG_OF_TITLE,
    [JALONS_SEARCH_IN_TITLE] = TAG_OF_TITLE,
    [JALONS_SEARCH_IN_ALL] = TAG_OF_RECORD,
  };
  GString *match = g_string_new (NULL);

  for (unsigned i = 0; words[i] != NULL; i++)
    {
      Tag tag = in == JALONS_SEARCH_IN_BEGINNING && i == 0 ? TAG_OF_BEGINNING : tags[in];

      g_string_append (match, i > 0 ? " AND \"" : "\"");
      if (kind != JALONS_SEARCH_PAGES)
        g_string_append_unichar (match, tag_letter (tag, kind, start_year));
      g_string_append_printf (match, "%s\"*", words[i]);
    }
  return g_string_free (match, FALSE);
}

/**
 * jalons_search_beginning:
 *
 * Returns: (transfer full): what stands in the text of a record whose title the first of @words begins
 */
char *
jalons_search_beginning (const char *const *words,
                         unsigned kind,
                         int start_year)
{
  GString *beginning = g_string_new (NULL);

  g_string_append_unichar (beginning, tag_letter (TAG_OF_BEGINNING, kind, start_year));
  g_string_append (beginning, words[0]);
  return g_string_free (beginning, FALSE);
}
