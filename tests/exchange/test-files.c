/* Files of every kind on their way to a reader: what is told from what is in them, archives, what cannot be opened.
 * Invariant: each bad file has its own sentence, and gives nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/error.h"
#include "exchange/zip.h"

/* Kinds of files, archives */

static void
assert_file_refused (const char *name,
                     GBytes *bytes,
                     int code,
                     const char *words)
{
  GError *error = NULL;
  GPtrArray *read = read_files (&error, name, bytes, NULL);
  g_autofree char *beginning = g_strdup_printf ("%s: ", name);

  g_assert_null (read);
  g_assert_true (g_str_has_prefix (error->message, beginning));
  assert_refused (error, code, words);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "<EDT_STS/>", JALONS_ERROR_KIND, "EDT_STS" },
    { "<?xml version='1.0' encoding='ISO-8859-15'?>\n<!-- x -->\n<BEE_ELEVES VERSION='3.0'><DONNEES>", JALONS_ERROR_KIND,
      "no pupil’s data" },
    { "<BEE_RESPONSABLES>", JALONS_ERROR_KIND, "families" },
    { "<BEE_NOMENCLATURES/>", JALONS_ERROR_KIND, "goes with Structures.xml" },
    { "<BEE_COMMUN/>", JALONS_ERROR_KIND, "goes with Structures.xml" },
    { "<TABLE nom='Cours'><Cours numero='24'/></TABLE>", JALONS_ERROR_KIND, "lessons" },
    { "<!DOCTYPE html><html>", JALONS_ERROR_KIND, "web page" },
    { "<rss/>", JALONS_ERROR_KIND, "none that Jalons knows" },
    { "<rss>", JALONS_ERROR_SYNTAX, "cut short" },
    { "<", JALONS_ERROR_SYNTAX, "cut short" },
    { "<?xml version='1.0' encoding='X-UNKNOWN'?><STS_EDT/>", JALONS_ERROR_ENCODING, "X-UNKNOWN" },
    { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", JALONS_ERROR_REFUSED, "DOCTYPE" },
    { "%PDF-1.7\n", JALONS_ERROR_KIND, "PDF" },
    { "\xd0\xcf\x11\xe0", JALONS_ERROR_KIND, "spreadsheet" },
    { "BEGIN:VCALENDAR\r\n", JALONS_ERROR_KIND, "calendar" },
    { "\x1f\x8b\x08", JALONS_ERROR_KIND, "compressed" },
    { "", JALONS_ERROR_KIND, "empty" },
    { " \n\t", JALONS_ERROR_KIND, "empty" },
    { "\x7f"
      "ELF\x02\x01",
      JALONS_ERROR_KIND, "does not know" },
    { "classe;niveau\n3A;3e\n", JALONS_ERROR_KIND, "does not know" }, /* a table, but for its name */
    { "{}", JALONS_ERROR_KIND, "JSON" },
    { "PK\003\004", JALONS_ERROR_DAMAGED, "zip" },
  };
  g_autoptr (GBytes) database = g_bytes_new_static ("SQLite format 3\0", 17);

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text);

      assert_file_refused ("sts_emp_0590116F_2026.xml", bytes, cases[i].code, cases[i].words);
    }
  assert_file_refused ("jalons.db", database, JALONS_ERROR_KIND, "restored");
}

static void
test_zip_sts (void)
{
  g_autoptr (GBytes) sts = fixture ("sts-sample.xml"), note = bytes_of ("Hello");
  g_autoptr (GBytes) zip = zip_of ("LISEZMOI.txt", note, "a/b/Export d’été.XML", sts, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = read_files (&error, "x.zip", zip, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_nonnull (jalons_structure_find (g_ptr_array_index (read, 0), "3 A"));
}

static void
test_zip_siecle_beside_pupils (void)
{
  g_autoptr (GBytes) structures = fixture ("Structures.xml"), nomenclature = fixture ("Nomenclature.xml");
  g_autoptr (GBytes) pupils = bytes_of ("<BEE_ELEVES><NOM>SECRET</NOM></BEE_ELEVES>");
  g_autoptr (GBytes) zip = zip_of ("ElevesSansAdresses.xml", pupils, "Nomenclature.xml", nomenclature, "Structures.xml",
                                   structures, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = read_files (&error, "ExportXML_0441975H.zip", zip, NULL);
  JalonsStructure *structure;

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  structure = g_ptr_array_index (read, 0);
  g_assert_cmpstr (g_ptr_array_index (structure->warnings, structure->warnings->len - 1), ==,
                   "ElevesSansAdresses.xml holds data of pupils or families: it was not read.");
}

static void
test_zip_refuses (void)
{
  g_autoptr (GBytes) note = bytes_of ("Hello"), pupils = bytes_of ("<BEE_ELEVES/>");
  g_autoptr (GBytes) broken = bytes_of ("<STS_EDT>\n<DONNEES>");
  g_autoptr (GBytes) useless = zip_of ("LISEZMOI.txt", note, NULL);
  g_autoptr (GBytes) of_pupils = zip_of ("LISEZMOI.txt", note, "Eleves.xml", pupils, NULL);
  g_autoptr (GBytes) of_broken = zip_of ("in/sts.xml", broken, NULL);
  g_autoptr (GBytes) sheet = zip_of ("mimetype", note, "[Content_Types].xml", note, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (of_broken, 0, g_bytes_get_size (of_broken) / 3);
  g_autoptr (GBytes) empty = g_bytes_new_static ("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  GError *error = NULL;

  assert_file_refused ("a.zip", useless, JALONS_ERROR_KIND, "nothing in this zip");
  assert_file_refused ("a.zip", empty, JALONS_ERROR_KIND, "nothing in this zip");
  assert_file_refused ("a.zip", of_pupils, JALONS_ERROR_KIND, "pupil");
  assert_file_refused ("a.zip", sheet, JALONS_ERROR_KIND, "spreadsheet");
  assert_file_refused ("a.zip", cut, JALONS_ERROR_DAMAGED, "zip");
  g_assert_null (read_files (&error, "a.zip", of_broken, NULL));
  g_assert_true (g_str_has_prefix (error->message, "in/sts.xml: "));
  assert_refused (error, JALONS_ERROR_SYNTAX, "line 2");
}

static void
test_zip_bombs (void)
{
  const gsize length = 40 * 1024 * 1024;
  g_autofree char *blanks = g_strnfill (length, ' ');
  g_autoptr (GBytes) blank = NULL, bomb = NULL, crowd = NULL;

  memcpy (blanks, "<STS_EDT>", 9);
  blank = g_bytes_new_static (blanks, length);
  bomb = zip_of ("sts.xml", blank, NULL);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, length / JALONS_ZIP_MAX_RATIO);
  assert_file_refused ("bomb.zip", bomb, JALONS_ERROR_LIMIT, "far more");

  crowd = crowded_zip (JALONS_ZIP_MAX_ENTRIES + 1);
  assert_file_refused ("crowd.zip", crowd, JALONS_ERROR_LIMIT, "far more");
}

static void
test_zip_encrypted (void)
{
  /* Made by hand: one entry whose flag says that it is encrypted. */
  g_autoptr (GBytes) sts = fixture ("sts-sample.xml");
  g_autoptr (GBytes) zip = zip_of ("sts.xml", sts, NULL);
  gsize length;
  g_autofree char *bytes = g_bytes_unref_to_data (g_steal_pointer (&zip), &length);
  g_autoptr (GBytes) locked = NULL;

  bytes[6] |= 1;
  for (gsize i = 0; i + 46 < length; i++)
    if (memcmp (bytes + i, "PK\001\002", 4) == 0)
      bytes[i + 8] |= 1;
  locked = g_bytes_new (bytes, length);
  assert_file_refused ("a.zip", locked, JALONS_ERROR_REFUSED, "password");
}

/* Files */

static GError *
load_error (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;

  g_assert_null (jalons_source_file_load (file, NULL, &error));
  return error;
}

static void
test_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "é.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (JalonsSourceFile) loaded = NULL;

  assert_refused (load_error (path), JALONS_ERROR_MISSING, "é.xml: There is no such file");
  assert_refused (load_error (folder), JALONS_ERROR_ACCESS, "folder");
  g_assert_true (g_file_set_contents (path, "<a/>", 4, NULL));
  loaded = jalons_source_file_load (file, NULL, NULL);
  g_assert_cmpstr (loaded->name, ==, "é.xml");
  g_assert_cmpuint (g_bytes_get_size (loaded->bytes), ==, 4);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), JALONS_SOURCE_MAX_BYTES + 1, NULL, NULL));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));
  assert_refused (load_error (path), JALONS_ERROR_LIMIT, "32 MB");
  assert_refused (load_error ("/dev/zero"), JALONS_ERROR_LIMIT, "32 MB");
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds", test_kinds);
  g_test_add_func ("/zip/sts", test_zip_sts);
  g_test_add_func ("/zip/siecle-beside-pupils", test_zip_siecle_beside_pupils);
  g_test_add_func ("/zip/refuses", test_zip_refuses);
  g_test_add_func ("/zip/bombs", test_zip_bombs);
  g_test_add_func ("/zip/encrypted", test_zip_encrypted);
  g_test_add_func ("/load", test_load);
  return g_test_run ();
}
