/* Measures the import of so many actions of a Région into an empty folder, and again when one in ten has changed:
 * bench-offers NUMBER FOLDER. All of it is on the clock: reading the text, planning, the commit with its journal and search.
 * Invariant: the texts are as long as those that a Région writes, and no two actions are alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "exchange/import.h"
#include "samples.h"
#include "store/store.h"

#define TURNS 5
#define URL   "https://region.example.org/offers.json"

static const char *const words[] = { "forum", "métier", "orientation", "visite", "découverte", "entreprise", "formation",
                                     "apprentissage", "lycée", "atelier", "industrie", "santé", "numérique", "rencontre",
                                     "professionnel", "territoire", "bassin", "projet", "stage", "avenir" };

static void
append_words (GString *text,
              GRand *random,
              int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
}

static void
append_offer (GString *text,
              GRand *random,
              int i,
              gboolean changed)
{
  g_string_append_printf (text, "%s{\"code\": \"action-%d\", \"programme\": \"Programme %d\", \"title\": \"Action %d ",
                          i > 0 ? ",\n" : "", i, i % 40, i);
  append_words (text, random, 6);
  g_string_append (text, "\", \"summary\": \"");
  append_words (text, random, 60);
  g_string_append (text, "\", \"axis\": \"monde\", \"competences\": [\"4\", \"5\"], \"levels\": [\"4e\", \"3e\"], "
                         "\"minutes\": 120, \"format\": \"school\", \"publics\": [\"pupils\"], "
                         "\"first_day\": \"2026-10-05\", \"last_day\": \"2027-03-26\", "
                         "\"occurrences\": [{\"start\": \"2026-11-17T09:00\", \"minutes\": 120}], ");
  g_string_append_printf (text,
                          "\"places\": %d, \"territory\": \"Bassin %d\", "
                          "\"page\": \"https://region.example.org/%d\", \"preparation\": \"",
                          changed && i % 10 == 0 ? 9 : 4, i % 30, i);
  append_words (text, random, 12);
  g_string_append_printf (text, "\", \"source\": \"Plan d’actions 2026-2027, fiche %d\"}", i);
}

#define HEAD "{\"format\": \"jalons-offers\", \"version\": 1, \"region\": \"Région d’exemple\", \"offers\": [\n"

static GBytes *
generate (int n,
          gboolean changed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  GString *text = g_string_new (HEAD);

  for (int i = 0; i < n; i++)
    append_offer (text, random, i, changed);
  g_string_append (text, "]}\n");
  return g_string_free_to_bytes (text);
}

typedef struct
{
  Samples *read, *plan, *commit, *whole;
} Times;

static gboolean
import (JalonsStore *store,
        GBytes *bytes,
        Times *times,
        GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, error);
  g_autoptr (JalonsOffers) offers = NULL;
  g_autoptr (JalonsImport) plan = NULL;
  gboolean good;

  if (dataset == NULL)
    return FALSE;
  samples_start (times->whole);
  samples_start (times->read);
  offers = jalons_offers_read (bytes, error);
  samples_stop (times->read);
  if (offers == NULL)
    return FALSE;
  samples_start (times->plan);
  plan = jalons_import_new_offers (offers, dataset, NULL, URL, 740000);
  samples_stop (times->plan);
  samples_start (times->commit);
  good = jalons_store_put (store, "Take", g_ptr_array_ref (jalons_import_get_drafts (plan)), error);
  samples_stop (times->commit);
  samples_stop (times->whole);
  return good;
}

static Times
times_new (void)
{
  return (Times){ samples_new (SAMPLES_OF_CLOCK), samples_new (SAMPLES_OF_CLOCK), samples_new (SAMPLES_OF_CLOCK),
                  samples_new (SAMPLES_OF_CLOCK) };
}

static void
times_print (Times *times,
             const char *prefix)
{
  Samples *all[] = { times->read, times->plan, times->commit, times->whole };
  static const char *const names[] = { "read", "plan", "commit", "whole" };

  for (unsigned i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *name = g_strconcat (prefix, names[i], NULL);

      samples_print (all[i], name, 0.5);
    }
}

static gboolean
measure (int n,
         const char *folder,
         GError **error)
{
  g_autoptr (GBytes) first = generate (n, FALSE), second = generate (n, TRUE);
  g_autoptr (Samples) sync = samples_new (SAMPLES_OF_CLOCK);
  Times fresh = times_new (), again = times_new ();

  for (int turn = 0; turn < TURNS; turn++)
    {
      g_autofree char *name = g_strdup_printf ("offers-%d", turn);
      g_autofree char *place = g_build_filename (folder, name, NULL);
      g_autoptr (JalonsStore) store = jalons_store_open (place, error);

      if (store == NULL || !import (store, first, &fresh, error) || !import (store, second, &again, error))
        return FALSE;
      jalons_store_close (store);
      samples_sync (sync, folder);
    }
  times_print (&fresh, "");
  times_print (&again, "again-");
  samples_print (sync, "sync", 0.5);
  g_print ("bytes\t%" G_GSIZE_FORMAT "\n", g_bytes_get_size (first));
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc == 3 && measure (atoi (argv[1]), argv[2], &error))
    return 0;
  g_printerr ("bench-offers: %s\n", error ? error->message : "a number and a folder are wanted");
  return 1;
}
