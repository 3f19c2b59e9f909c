/* Fills an empty data folder with the reference load, or with the same catalogue beside other schools: bench-generate FOLDER
 * [ACTIVITIES [SCHOOLS]], the schools having the 300 classes of one year between them.
 * Invariant: it writes as the program does, through the store, so that the journal is as long as a real one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "load.h"
#include "store/store.h"

#define DRAFTS_A_GESTURE 2000

static gboolean
write_all (JalonsStore *store,
           GPtrArray *drafts,
           GError **error)
{
  for (guint done = 0; done < drafts->len; done += DRAFTS_A_GESTURE)
    {
      GPtrArray *part = g_ptr_array_new ();

      for (guint i = done; i < MIN (done + DRAFTS_A_GESTURE, drafts->len); i++)
        g_ptr_array_add (part, jalons_draft_copy (drafts->pdata[i]));
      if (!jalons_store_put (store, "Import the reference load", part, error))
        return FALSE;
    }
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  LoadSize size = LOAD_REFERENCE;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (argc < 2 || argv[1][0] == '-')
    {
      g_printerr ("Usage: bench-generate FOLDER [ACTIVITIES [SCHOOLS]]\n");
      return 2;
    }
  if (argc > 2)
    size.n_activities = atoi (argv[2]);
  if (argc > 3)
    {
      size.n_schools = atoi (argv[3]);
      size.first_year = LOAD_YEAR;
      size.n_years = 1;
    }

  store = jalons_store_open (argv[1], &error);
  drafts = load_build (&size);
  if (store == NULL || !write_all (store, drafts, &error))
    {
      g_printerr ("bench-generate: %s\n", error->message);
      return 1;
    }
  jalons_store_close (store);
  return 0;
}
