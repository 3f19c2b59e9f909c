/* Fuzz target: the readers of Structures.xml, Nomenclature.xml and Communs.xml, each given the same bytes.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/siecle.h"

static JalonsStructure *
make_structure (void)
{
  JalonsStructure *structure = jalons_structure_new (JALONS_SOURCE_SIECLE);
  JalonsStructureDivision *division = jalons_structure_add_division (structure, "2GT1", 1, NULL);

  jalons_structure_division_add_mef (division, "20010018110");
  return structure;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JalonsStructure) made = make_structure ();
  GError *error = NULL;
  g_autoptr (JalonsStructure) structure = jalons_siecle_read (bytes, &error);
  gboolean done;

  check_answer (structure != NULL, g_steal_pointer (&error));
  done = jalons_siecle_add_nomenclature (made, bytes, &error);
  check_answer (done, g_steal_pointer (&error));
  done = jalons_siecle_add_communs (made, bytes, &error);
  check_answer (done, g_steal_pointer (&error));
  return 0;
}
