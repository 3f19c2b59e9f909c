/* Measures the search: bench-search FOLDER FR.PO fills an empty folder with 100,000 entries (activities, offers,
 * ambassadors, documents, pages of PDF files), then types words into it.
 * Invariant: the words of pages are as unequally frequent as those of a language: they are taken from our own French.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "load.h"
#include "samples.h"
#include "store/forget.h"
#include "store/store.h"

#define SEED           20260901
#define N_ACTIVITIES   40000
#define N_OFFERS       5000
#define N_AMBASSADORS  10000
#define N_DOCUMENTS    15000
#define N_FILES        100
#define PAGES_PER_FILE 300
#define WORDS_PER_PAGE 250
#define A_GESTURE      2000
#define N_HITS         50
#define N_QUERIES      600

typedef struct
{
  JalonsStore *store;
  GRand *random;
  GPtrArray *words;
  GPtrArray *drafts;
  GError **error;
} Bench;

static const char *const subjects[] = { "Forum des métiers", "Orientibus au collège", "Découvrir les formations",
                                        "Visite d’un lycée", "Les métiers de la mer", "Fiche métier",
                                        "Guide après la troisième", "Salon de l’étudiant" };

/* Words */

/* The translation is French of every day, each word as often as it is used. */
static gboolean
read_words (Bench *bench,
            const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean french = FALSE;

  if (!g_file_get_contents (path, &contents, NULL, bench->error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " \"%.,:;()[]$", -1);

      french = g_str_has_prefix (lines[i], "msgstr") || (french && lines[i][0] == '"');
      for (char **word = words; french && *word != NULL; word++)
        if (strlen (*word) > 1 && !g_str_has_prefix (*word, "msg"))
          g_ptr_array_add (bench->words, g_strdup (*word));
    }
  return bench->words->len > 0;
}

static const char *
any_word (Bench *bench)
{
  return g_ptr_array_index (bench->words, (guint) g_rand_int_range (bench->random, 0, (gint32) bench->words->len));
}

static char *
any_text (Bench *bench,
          int n_words)
{
  GString *text = g_string_new (NULL);

  while (n_words-- > 0)
    g_string_append_printf (text, "%s ", any_word (bench));
  return g_string_free (text, FALSE);
}

/* Filling */

static gboolean
write_drafts (Bench *bench)
{
  GPtrArray *drafts = g_steal_pointer (&bench->drafts);

  bench->drafts = g_ptr_array_new ();
  return jalons_store_put (bench->store, "Import", drafts, bench->error);
}

static JalonsDraft *
add_entry (Bench *bench,
           JalonsEntityId entity,
           JalonsFieldId title,
           JalonsFieldId text,
           int number)
{
  const char *subject = subjects[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (subjects))];
  g_autofree char *name = g_strdup_printf ("%s %s %d", subject, any_word (bench), number);
  g_autofree char *summary = any_text (bench, 20);
  JalonsDraft *draft = jalons_draft_new (entity, NULL);

  jalons_draft_set_text (draft, title, name);
  jalons_draft_set_text (draft, text, summary);
  g_ptr_array_add (bench->drafts, draft);
  return draft;
}

static gboolean
fill_catalogue (Bench *bench)
{
  static const struct
  {
    JalonsEntityId entity;
    JalonsFieldId title, text;
    int n;
  } kinds[] = {
    { JALONS_ENTITY_OFFER, JALONS_OFFER_TITLE, JALONS_OFFER_SUMMARY, N_OFFERS },
    { JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_NAME, JALONS_AMBASSADOR_SECTOR, N_AMBASSADORS },
    { JALONS_ENTITY_DOCUMENT, JALONS_DOCUMENT_TITLE, JALONS_DOCUMENT_SUMMARY, N_DOCUMENTS },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int i = 0; i < kinds[k].n; i++)
      {
        JalonsDraft *draft = add_entry (bench, kinds[k].entity, kinds[k].title, kinds[k].text, i);
        g_autofree char *file = g_strdup_printf ("%064x", i);

        if (kinds[k].entity == JALONS_ENTITY_DOCUMENT && i < N_FILES)
          jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, file);
        if (bench->drafts->len == A_GESTURE && !write_drafts (bench))
          return FALSE;
      }
  return write_drafts (bench);
}

static gboolean
fill_pages (Bench *bench,
            Samples *samples)
{
  for (int file = 0; file < N_FILES; file++)
    {
      g_autofree char *hash = g_strdup_printf ("%064x", file);
      g_auto (GStrv) pages = g_new0 (char *, PAGES_PER_FILE + 1);

      for (int i = 0; i < PAGES_PER_FILE; i++)
        pages[i] = any_text (bench, WORDS_PER_PAGE);
      samples_start (samples);
      if (!jalons_store_index_pages (bench->store, hash, (const char *const *) pages, bench->error))
        return FALSE;
      samples_stop (samples);
    }
  return TRUE;
}

static gboolean
fill_activities (Bench *bench)
{
  LoadSize size = LOAD_REFERENCE;
  g_autoptr (GPtrArray) drafts = NULL;

  size.n_activities = N_ACTIVITIES;
  size.n_entries = 0; /* it has a catalogue of its own, twenty times as large */
  drafts = load_build (&size);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_ptr_array_add (bench->drafts, jalons_draft_copy (drafts->pdata[i]));
      if (bench->drafts->len == A_GESTURE && !write_drafts (bench))
        return FALSE;
    }
  return write_drafts (bench);
}

/* Searching */

/* Words that are typed letter by letter, and a second word after them. */
static gboolean
type_words (Bench *bench)
{
  static const char *const typed[] = { "métiers",     "orientibus", "formation", "stage", "forum métier",  "cœur",
                                       "parcours voie", "3 a",        "électr",    "guide", "profession", "mer s" };
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);

  for (int turn = 0; turn < N_QUERIES; turn++)
    {
      const char *query = typed[turn % (int) G_N_ELEMENTS (typed)];
      long n_letters = 1 + turn / (int) G_N_ELEMENTS (typed) % g_utf8_strlen (query, -1);
      g_autofree char *part = g_utf8_substring (query, 0, n_letters);
      g_autoptr (GPtrArray) hits = NULL;

      samples_start (samples);
      hits = jalons_store_search (bench->store, part, NULL, 0, LOAD_YEAR, N_HITS, bench->error);
      samples_stop (samples);
      if (hits == NULL)
        return FALSE;
    }
  samples_print (samples, "search-99", 0.99);
  samples_print (samples, "search", 0.5);
  return TRUE;
}

static gboolean
measure_forgetting (Bench *bench)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CLOCK);
  g_autoptr (JalonsForgetReport) report = NULL;
  JalonsDraft *draft = add_entry (bench, JALONS_ENTITY_AMBASSADOR, JALONS_AMBASSADOR_NAME, JALONS_AMBASSADOR_SECTOR, 0);
  g_autofree char *id = g_strdup (jalons_draft_get_id (draft));

  if (!write_drafts (bench))
    return FALSE;
  samples_start (samples);
  report = jalons_store_forget (bench->store, id, jalons_day_new (2026, 11, 21), bench->error);
  samples_stop (samples);
  samples_print (samples, "forget", 0.5);
  return report != NULL;
}

static gboolean
run (Bench *bench,
     const char *folder,
     const char *words)
{
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (Samples) pages = samples_new (SAMPLES_OF_CPU);
  GStatBuf before = { 0 }, after = { 0 };

  if (!read_words (bench, words) || !fill_activities (bench) || !fill_catalogue (bench))
    return FALSE;
  jalons_store_close (bench->store);
  g_stat (path, &before);
  g_clear_object (&bench->store);
  bench->store = jalons_store_open (folder, bench->error);
  if (bench->store == NULL || !fill_pages (bench, pages))
    return FALSE;
  samples_print (pages, "pages", 0.5);
  if (!type_words (bench) || !measure_forgetting (bench))
    return FALSE;
  jalons_store_close (bench->store);
  g_stat (path, &after);
  g_print ("bytes-a-page\t%.0f\n", (double) (after.st_size - before.st_size) / N_FILES / PAGES_PER_FILE);
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Bench bench = { NULL, random, words, g_ptr_array_new (), &error };
  gboolean good;

  if (argc != 3)
    {
      g_printerr ("Usage: bench-search FOLDER FR.PO\n");
      return 2;
    }
  bench.store = jalons_store_open (argv[1], &error);
  good = bench.store != NULL && run (&bench, argv[1], argv[2]);
  if (!good)
    g_printerr ("bench-search: %s\n", error->message);
  g_clear_object (&bench.store);
  g_ptr_array_unref (bench.drafts);
  return good ? 0 : 1;
}
