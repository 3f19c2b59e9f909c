/* Asking the full-text index: for each kind of thing, its best candidates; then the best of all.
 * Invariant: nothing is ranked but the few that are shown; the index gives them in the order in which they were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "core/words/hit.h"
#include "store/row.h"
#include "store/search-text.h"
#include "store/search.h"

/* Of one kind of thing, so many stand together before the next kind has its turn. */
#define BLOCK 8

/* A guide of 300 pages must not hide the other documents. */
#define MOST_PAGES_OF_FILE 3
#define MOST_PAGES_READ    400

/* Of all the hits, so much is kept for pages when there are any. */
#define PART_FOR_PAGES 8

typedef struct
{
  gint64 number;      /* of search_row */
  char *row;
  unsigned kind;      /* an entity, or JALONS_SEARCH_PAGES */
  JalonsHitRank rank;
  guint year;         /* a place in the list of years */
  guint place;        /* among those of its kind */
} Candidate;

typedef struct
{
  JalonsDatabase *database;
  const char *const *words;
  GArray *years;      /* of int: the present one, then the others from the last on, then none */
  guint limit;        /* of candidates of each kind; G_MAXUINT for all */
  GArray *candidates;
  GHashTable *seen;   /* numbers */
} Asking;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->row);
}

/* Gathering */

/* Takes the rows that @match finds, up to the limit; those whose text has @beginning are better than @like. */
static gboolean
gather (Asking *asking,
        const char *match,
        const char *beginning,
        const Candidate *like,
        guint most,
        guint *n_rows,
        GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    asking->database, "SELECT search.rowid, row, CASE WHEN ?3 <> '' THEN instr (search_row.text, ?3) END FROM search"
                      " JOIN search_row ON number = search.rowid WHERE search MATCH ?1 ORDER BY search.rowid LIMIT ?2",
    error);
  int more = statement != NULL ? 1 : -1;

  *n_rows = 0;
  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, most == G_MAXUINT ? -1 : (gint64) most);
  jalons_statement_bind_text (statement, 3, beginning);
  while ((more = jalons_database_step (asking->database, statement, error)) == 1)
    {
      Candidate candidate = *like;

      ++*n_rows;
      candidate.number = sqlite3_column_int64 (statement, 0);
      if (!g_hash_table_add (asking->seen, GSIZE_TO_POINTER ((gsize) candidate.number)))
        continue;
      candidate.row = g_strdup (jalons_statement_get_text (statement, 1));
      if (sqlite3_column_int (statement, 2) > 0)
        candidate.rank = JALONS_HIT_BEGINNING;
      g_array_append_val (asking->candidates, candidate);
    }
  return more == 0;
}

static gboolean
gather_in (Asking *asking,
           Candidate *like,
           JalonsSearchIn in,
           const char *beginning,
           guint *n_rows,
           GError **error)
{
  int year = g_array_index (asking->years, int, like->year);
  g_autofree char *match = jalons_search_match (asking->words, like->kind, year, in);

  like->rank = (JalonsHitRank) in;
  return gather (asking, match, beginning, like, asking->limit, n_rows, error);
}

/* Most often there are few titles, and which of them begin so is seen from their texts. When there are more than are
 * wanted, those that begin so may be beyond, and are asked for. */
static gboolean
gather_titles (Asking *asking,
               Candidate *like,
               GError **error)
{
  int year = g_array_index (asking->years, int, like->year);
  g_autofree char *beginning = jalons_search_beginning (asking->words, like->kind, year);
  guint n_rows;

  if (!gather_in (asking, like, JALONS_SEARCH_IN_TITLE, beginning, &n_rows, error))
    return FALSE;
  return n_rows < asking->limit || gather_in (asking, like, JALONS_SEARCH_IN_BEGINNING, "", &n_rows, error);
}

static int
compare_of_kind (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->rank != second->rank)
    return (int) first->rank - (int) second->rank;
  if (first->year != second->year)
    return (int) first->year - (int) second->year;
  return (first->number > second->number) - (first->number < second->number);
}

/* Those of a kind, which stand from @first on, are put in order; the worst go. */
static void
settle_kind (Asking *asking,
             guint first)
{
  guint n = asking->candidates->len - first;

  if (n > 1)
    qsort (&g_array_index (asking->candidates, Candidate, first), n, sizeof (Candidate), compare_of_kind);
  for (guint i = 0; i < n; i++)
    g_array_index (asking->candidates, Candidate, first + i).place = i;
  if (n > asking->limit)
    g_array_set_size (asking->candidates, first + asking->limit);
}

static gboolean
gather_records (Asking *asking,
                JalonsEntityId entity,
                GError **error)
{
  gboolean has_years = jalons_search_year_field (entity) != NULL;
  guint first = asking->candidates->len, last_year = asking->years->len - 1, n_rows;
  Candidate like = { .kind = entity };

  for (like.year = has_years ? 0 : last_year; like.year <= last_year; like.year++)
    if (!gather_titles (asking, &like, error))
      return FALSE;
  for (like.year = has_years ? 0 : last_year; like.year <= last_year; like.year++)
    if (asking->candidates->len - first < asking->limit &&
        !gather_in (asking, &like, JALONS_SEARCH_IN_ALL, "", &n_rows, error))
      return FALSE;
  settle_kind (asking, first);
  return TRUE;
}

/* Drops those pages of a file that come after its first ones. */
static void
thin_out_pages (Asking *asking,
                guint first)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint place = 0;

  for (guint i = first; i < asking->candidates->len;)
    {
      Candidate *candidate = &g_array_index (asking->candidates, Candidate, i);
      char *hash = g_strndup (candidate->row, strcspn (candidate->row, ":"));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, hash)) + 1;

      g_hash_table_insert (counts, hash, GUINT_TO_POINTER (n));
      if (n > MOST_PAGES_OF_FILE || place >= asking->limit)
        {
          g_array_remove_index (asking->candidates, i);
          continue;
        }
      candidate->place = place++;
      i++;
    }
}

static gboolean
gather_pages (Asking *asking,
              GError **error)
{
  g_autofree char *match = jalons_search_match (asking->words, JALONS_SEARCH_PAGES, 0, JALONS_SEARCH_IN_ALL);
  guint first = asking->candidates->len, n_rows;
  gboolean all = asking->limit == G_MAXUINT;
  Candidate like = { .kind = JALONS_SEARCH_PAGES, .rank = JALONS_HIT_PAGE };

  if (!gather (asking, match, "", &like, all ? G_MAXUINT : MOST_PAGES_READ, &n_rows, error))
    return FALSE;
  if (!all)
    thin_out_pages (asking, first);
  return TRUE;
}

static gboolean
is_wanted (JalonsEntityId entity,
           const JalonsEntityId *entities,
           unsigned n_entities)
{
  for (unsigned i = 0; i < n_entities; i++)
    if (entities[i] == entity)
      return TRUE;
  return n_entities == 0;
}

static gboolean
gather_all (Asking *asking,
            const JalonsEntityId *entities,
            unsigned n_entities,
            GError **error)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    if (jalons_search_covers ((JalonsEntityId) e) && is_wanted ((JalonsEntityId) e, entities, n_entities) &&
        !gather_records (asking, (JalonsEntityId) e, error))
      return FALSE;
  return !is_wanted (JALONS_ENTITY_DOCUMENT, entities, n_entities) || gather_pages (asking, error);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->rank != second->rank)
    return (int) first->rank - (int) second->rank;
  if (first->place / BLOCK != second->place / BLOCK)
    return (int) (first->place / BLOCK) - (int) (second->place / BLOCK);
  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  return (int) first->place - (int) second->place;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static GArray *
list_years (JalonsDatabase *database,
            int start_year,
            GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT DISTINCT start FROM year WHERE start > 0 AND start <> ?1", error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int more, none = 0;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, start_year);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    {
      int year = sqlite3_column_int (statement, 0);
      g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  if (start_year > 0)
    g_array_prepend_val (years, start_year);
  g_array_append_val (years, none);
  return more == 0 ? g_steal_pointer (&years) : NULL;
}

/* Telling */

typedef struct
{
  JalonsDatabase *database;
  const char *const *words;
  GHashTable *known; /* by id: years, schools and divisions that were looked up; of files, their document */
} Telling;

static JalonsRecord *
need (Telling *telling,
      JalonsEntityId entity,
      const char *id)
{
  JalonsRecord *record = g_hash_table_lookup (telling->known, id);

  if (record != NULL || *id == '\0')
    return record;
  record = jalons_row_lookup (telling->database, jalons_model_entity (entity), id, NULL);
  if (record != NULL)
    g_hash_table_insert (telling->known, g_strdup (id), record);
  return record;
}

static void
add_divisions (Telling *telling,
               JalonsHit *hit)
{
  g_autoptr (GPtrArray) links =
    jalons_row_list_referring (telling->database, jalons_model_field (JALONS_PARTICIPATION_ACTIVITY),
                               jalons_record_get_id (hit->record), NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      JalonsRecord *division =
        need (telling, JALONS_ENTITY_DIVISION, jalons_participation_division (g_ptr_array_index (links, i)));
      if (division != NULL && !jalons_record_is_deleted (division))
        g_ptr_array_add (hit->divisions, g_object_ref (division));
    }
}

static void
add_surroundings (Telling *telling,
                  JalonsHit *hit)
{
  JalonsEntityId entity = jalons_record_get_entity (hit->record);
  const JalonsField *field = jalons_search_year_field (entity);

  if (field == NULL)
    return;
  g_set_object (&hit->year, need (telling, JALONS_ENTITY_YEAR, jalons_record_get_text (hit->record, field->id)));
  if (hit->year != NULL)
    g_set_object (&hit->school, need (telling, JALONS_ENTITY_SCHOOL, jalons_year_school (hit->year)));
  if (entity == JALONS_ENTITY_ACTIVITY)
    add_divisions (telling, hit);
}

/* The first document that has the file, of those that are not deleted. */
static JalonsRecord *
find_document (Telling *telling,
               const char *hash,
               GError **error)
{
  JalonsRecord *document = g_hash_table_lookup (telling->known, hash);
  g_autoptr (JalonsStatement) statement = NULL;
  g_autofree char *id = NULL;
  int more;

  if (document != NULL)
    return document;
  statement = jalons_database_prepare (
    telling->database, "SELECT id FROM document WHERE file = ?1 AND file <> '' AND deleted = 0 ORDER BY rowid LIMIT 1",
    error);
  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, hash);
  more = jalons_database_step (telling->database, statement, error);
  if (more == 1)
    id = g_strdup (jalons_statement_get_text (statement, 0));
  if (id != NULL)
    document = jalons_row_lookup (telling->database, jalons_model_entity (JALONS_ENTITY_DOCUMENT), id, error);
  if (document != NULL)
    g_hash_table_insert (telling->known, g_strdup (hash), document);
  return document;
}

static char *
read_text (Telling *telling,
           gint64 number,
           GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (telling->database, "SELECT text FROM search_row WHERE number = ?1", error);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  if (jalons_database_step (telling->database, statement, error) == 1)
    text = jalons_search_original (jalons_statement_get_text (statement, 0));
  return text;
}

/* NULL without @error for a page whose document was deleted. */
static JalonsHit *
tell_page (Telling *telling,
           const Candidate *candidate,
           GError **error)
{
  gsize length = strcspn (candidate->row, ":");
  g_autofree char *hash = g_strndup (candidate->row, length);
  JalonsRecord *document = find_document (telling, hash, error);
  g_autofree char *text = document != NULL ? read_text (telling, candidate->number, error) : NULL;
  JalonsHit *hit;

  if (text == NULL)
    return NULL;
  hit = jalons_hit_new (document, (guint) atoi (candidate->row + length + 1), candidate->rank);
  jalons_hit_cut_passage (hit, text, telling->words);
  return hit;
}

static JalonsHit *
tell_record (Telling *telling,
             const Candidate *candidate,
             GError **error)
{
  const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) candidate->kind);
  g_autoptr (JalonsRecord) record = jalons_row_lookup (telling->database, entity, candidate->row, error);
  JalonsHit *hit;

  if (record == NULL)
    return NULL;
  hit = jalons_hit_new (record, 0, candidate->rank);
  jalons_hit_cut_passage (hit, NULL, telling->words);
  add_surroundings (telling, hit);
  return hit;
}

/* Pages come last, but some of them always. */
static guint
count_places (const Asking *asking,
              gboolean of_pages)
{
  guint n_pages = 0;

  for (guint i = 0; i < asking->candidates->len; i++)
    n_pages += g_array_index (asking->candidates, Candidate, i).kind == JALONS_SEARCH_PAGES;
  if (asking->limit == G_MAXUINT)
    return G_MAXUINT;
  return of_pages ? asking->limit : asking->limit - MIN (n_pages, asking->limit / PART_FOR_PAGES);
}

static GPtrArray *
tell (Asking *asking,
      GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_hit_free);
  Telling telling = { asking->database, asking->words, known };
  guint places[] = { count_places (asking, FALSE), count_places (asking, TRUE) };

  for (guint i = 0; i < asking->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (asking->candidates, Candidate, i);
      gboolean is_page = candidate->kind == JALONS_SEARCH_PAGES;
      GError *failure = NULL;
      JalonsHit *hit;

      if (hits->len >= places[is_page])
        continue;
      hit = is_page ? tell_page (&telling, candidate, &failure) : tell_record (&telling, candidate, &failure);
      if (hit != NULL)
        g_ptr_array_add (hits, hit);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }
  return g_steal_pointer (&hits);
}

/**
 * jalons_search_run:
 * @query: words, or beginnings of words, as they were typed
 * @entities: (array length=n_entities) (nullable): where to look; none is everywhere; pages are with the documents
 * @start_year: the year whose activities and classes come first; 0 for the last
 * @limit: the most hits; 0 for all
 *
 * Returns: (transfer full) (element-type JalonsHit): the records, and the pages, in which every word of @query begins
 *   some word, the best first; none for a query without words; %NULL with @error set
 */
GPtrArray *
jalons_search_run (JalonsDatabase *database,
                   const char *query,
                   const JalonsEntityId *entities,
                   unsigned n_entities,
                   int start_year,
                   unsigned limit,
                   GError **error)
{
  g_auto (GStrv) words = jalons_query_words (query);
  g_autoptr (GArray) years = words[0] != NULL ? list_years (database, start_year, error) : NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Asking asking = { database, (const char *const *) words, years, limit > 0 ? limit : G_MAXUINT, candidates, seen };

  g_array_set_clear_func (candidates, candidate_clear);
  if (words[0] == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_hit_free);
  if (years == NULL || !gather_all (&asking, entities, n_entities, error))
    return NULL;
  g_array_sort (candidates, compare_candidates);
  return tell (&asking, error);
}
