/* The review: which step follows which, what each writes, and remarks as threads.
 * Invariant: what may follow is worked out from the diagram, not from the table under test.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/review.h"

#include "paper.h"

static const JalonsSignature head = { "Mme Diallo", JALONS_ROLE_HEAD, 0 };

static JalonsSignature
signed_on (const char *text)
{
  JalonsSignature by = head;

  g_assert_true (jalons_day_parse (text, &by.day));
  return by;
}

/* A line for each step: the states that it may be taken in. */
static void
test_what_follows (void)
{
  static const struct
  {
    JalonsProjectStep step;
    const char *from;
    JalonsProjectState to;
  } cases[] = {
    /* draft, submitted, to revise, reviewed, advised, adopted, archived */
    { JALONS_STEP_SUBMIT, "y.y....", JALONS_PROJECT_SUBMITTED },
    { JALONS_STEP_ASK_CHANGES, ".y.yy..", JALONS_PROJECT_TO_REVISE },
    { JALONS_STEP_REVIEW, ".y.....", JALONS_PROJECT_REVIEWED },
    { JALONS_STEP_ADVISE, "...y...", JALONS_PROJECT_ADVISED },
    { JALONS_STEP_ADOPT, "...yy..", JALONS_PROJECT_ADOPTED },
    { JALONS_STEP_ARCHIVE, ".....y.", JALONS_PROJECT_ARCHIVED },
    { JALONS_STEP_BEGIN_NEXT, ".....y.", JALONS_PROJECT_DRAFT },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, JALONS_N_STEPS);
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (int state = 0; state <= JALONS_PROJECT_ARCHIVED; state++)
        g_assert_cmpint (jalons_step_may_follow ((JalonsProjectState) state, cases[i].step), ==,
                         cases[i].from[state] == 'y');
      g_assert_cmpint (jalons_step_state (cases[i].step), ==, cases[i].to);
      g_assert_cmpstr (jalons_step_label (cases[i].step), !=, "");
      g_assert_true (jalons_step_is_for (cases[i].step, JALONS_ROLE_UNSAID));
    }
  g_assert_false (jalons_step_is_for (JALONS_STEP_SUBMIT, JALONS_ROLE_HEAD));
  g_assert_true (jalons_step_is_for (JALONS_STEP_SUBMIT, JALONS_ROLE_COUNSELLOR));
  g_assert_false (jalons_step_is_for (JALONS_STEP_REVIEW, JALONS_ROLE_COUNSELLOR));
  g_assert_true (jalons_step_is_for (JALONS_STEP_REVIEW, JALONS_ROLE_HEAD));
}

static void
take (Fixture *fixture,
      JalonsProjectStep step,
      const char *day)
{
  const JalonsSignature by = signed_on (day);
  JalonsProposal *proposal = jalons_review_take_step (fixture->dataset, paper_project (fixture), step, &by, "Bien.", "abc");

  g_assert_null (proposal->left);
  g_assert_cmpuint (proposal->drafts->len, ==, 2);
  paper_write (fixture, proposal);
}

static void
test_whole_review (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) revisions = NULL;
  JalonsRevision *adopted;

  take (fixture, JALONS_STEP_SUBMIT, "2026-10-01");
  take (fixture, JALONS_STEP_ASK_CHANGES, "2026-10-05");
  take (fixture, JALONS_STEP_SUBMIT, "2026-10-08");
  take (fixture, JALONS_STEP_REVIEW, "2026-10-09");
  take (fixture, JALONS_STEP_ADVISE, "2026-11-05");
  g_assert_cmpuint (jalons_project_council_day (paper_project (fixture)), ==, signed_on ("2026-11-05").day);
  take (fixture, JALONS_STEP_ADOPT, "2026-11-24");
  g_assert_cmpuint (jalons_project_board_day (paper_project (fixture)), ==, signed_on ("2026-11-24").day);
  g_assert_false (jalons_project_is_editable (paper_project (fixture)));
  take (fixture, JALONS_STEP_BEGIN_NEXT, "2027-05-03");
  g_assert_true (jalons_project_is_editable (paper_project (fixture)));
  g_assert_cmpint (jalons_project_edition (paper_project (fixture)), ==, 2);
  g_assert_cmpuint (jalons_project_board_day (paper_project (fixture)), ==, JALONS_NO_DAY);

  revisions = jalons_project_revisions (fixture->dataset, paper_project (fixture));
  g_assert_cmpuint (revisions->len, ==, 7);
  for (guint i = 0; i < revisions->len; i++)
    g_assert_cmpint (jalons_revision_number (revisions->pdata[i]), ==, (int) i + 1);
  g_assert_cmpint (jalons_revision_edition (revisions->pdata[5]), ==, 1);
  g_assert_cmpint (jalons_revision_edition (revisions->pdata[6]), ==, 2);
  adopted = jalons_project_last_revision (fixture->dataset, paper_project (fixture), JALONS_PROJECT_ADOPTED);
  g_assert_true (adopted == revisions->pdata[5]);
  g_assert_cmpstr (jalons_revision_file (adopted), ==, "abc");
  g_assert_cmpstr (jalons_revision_author (adopted), ==, "Mme Diallo");
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  const JalonsSignature by = signed_on ("2026-10-01");
  g_autoptr (JalonsProposal) proposal = jalons_review_take_step (fixture->dataset, paper_project (fixture),
                                                                 JALONS_STEP_ADOPT, &by, NULL, NULL);

  g_assert_cmpuint (proposal->drafts->len, ==, 0);
  g_assert_cmpint (proposal->n_left, ==, 1);
  g_assert_nonnull (proposal->left);
}

/* The copy is frozen with the step in it, then its hash is given. */
static void
test_file_later (Fixture *fixture,
                 gconstpointer data)
{
  const JalonsSignature by = signed_on ("2026-10-01");
  JalonsProposal *proposal = jalons_review_take_step (fixture->dataset, paper_project (fixture), JALONS_STEP_SUBMIT, &by,
                                                      NULL, NULL);

  jalons_review_set_file (proposal, "0123");
  paper_write (fixture, proposal);
  g_assert_nonnull (paper_find (fixture, JALONS_ENTITY_REVISION, JALONS_REVISION_FILE, "0123"));
}

/* Remarks */

static void
delete_record (Fixture *fixture,
               JalonsRecord *record)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);
  g_autoptr (JalonsRecord) gone = NULL;

  jalons_draft_set_deleted (draft, TRUE);
  gone = jalons_draft_build (draft);
  jalons_dataset_apply (fixture->dataset, &gone, 1);
}

static JalonsThread *
only_thread (GPtrArray *threads)
{
  g_assert_cmpuint (threads->len, ==, 1);
  return threads->pdata[0];
}

static JalonsRemark *
remark_on (Fixture *fixture,
           JalonsAbout about,
           JalonsRemarkKind kind,
           const char *words)
{
  const JalonsSignature by = signed_on ("2026-10-05");
  JalonsProposal *proposal = jalons_review_remark (fixture->dataset, paper_project (fixture), &about, kind, words, &by);
  g_autofree char *id = g_strdup (proposal->created[0]);

  paper_write (fixture, proposal);
  return jalons_dataset_lookup (fixture->dataset, JALONS_ENTITY_REMARK, id);
}

static void
test_thread (Fixture *fixture,
             gconstpointer data)
{
  const JalonsAbout diagnosis = { JALONS_ABOUT_PART, "", "", JALONS_UNSET, JALONS_PROJECT_DIAGNOSIS };
  const JalonsSignature later = signed_on ("2026-10-06");
  JalonsRemark *remark = remark_on (fixture, diagnosis, JALONS_REMARK_CHANGE, "  Et les garçons ?\n");
  g_autoptr (GPtrArray) threads = NULL;
  const JalonsThread *thread;

  g_assert_cmpstr (jalons_remark_words (remark), ==, "Et les garçons ?");
  g_assert_cmpuint (jalons_project_count_open (fixture->dataset, paper_project (fixture), TRUE), ==, 1);
  paper_write (fixture, jalons_review_answer (fixture->dataset, remark, "Ajouté.", &later));
  remark = paper_find (fixture, JALONS_ENTITY_REMARK, JALONS_REMARK_WORDS, "Ajouté.");
  paper_write (fixture, jalons_review_answer (fixture->dataset, remark, "Merci.", &later));
  paper_write (fixture, jalons_review_set_state (fixture->dataset, remark, JALONS_REMARK_RESOLVED));
  g_assert_cmpuint (jalons_project_count_open (fixture->dataset, paper_project (fixture), FALSE), ==, 0);

  threads = jalons_project_threads_about (fixture->dataset, paper_project (fixture), &diagnosis);
  thread = only_thread (threads);
  g_assert_cmpuint (thread->answers->len, ==, 2);
  g_assert_false (thread->open);
  g_assert_cmpint (thread->text, ==, JALONS_TEXT_SAME);
  g_assert_cmpstr (thread->then, ==, "Trop peu de filles en STI2D.");
}

static void
test_deleted_with_answers (Fixture *fixture,
                           gconstpointer data)
{
  const JalonsSignature by = signed_on ("2026-10-06");
  JalonsRemark *remark = remark_on (fixture, JALONS_ABOUT_WHOLE, JALONS_REMARK_OBSERVATION, "Bien.");
  g_autoptr (GPtrArray) threads = NULL;

  paper_write (fixture, jalons_review_answer (fixture->dataset, remark, "Merci.", &by));
  remark = paper_find (fixture, JALONS_ENTITY_REMARK, JALONS_REMARK_WORDS, "Bien.");
  paper_write (fixture, jalons_review_reword (remark, JALONS_REMARK_CHANGE, "Très bien."));
  remark = paper_find (fixture, JALONS_ENTITY_REMARK, JALONS_REMARK_WORDS, "Très bien.");
  paper_write (fixture, jalons_review_delete_remark (remark));
  threads = jalons_project_threads (fixture->dataset, paper_project (fixture));
  g_assert_cmpuint (threads->len, ==, 0);
}

/* A remark about each kind of thing: same, then changed, then gone where it can go. */
static void
test_texts_change (Fixture *fixture,
                   gconstpointer data)
{
  JalonsActivity *forum = fixture_activity (fixture, NULL, "Forum", "2026-10-13 10:00 120");
  JalonsGoal *goal = paper_find (fixture, JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING, "First");
  JalonsIntention *salon = paper_intention (fixture, "2027", "3e", "Salon");
  const JalonsAbout abouts[] = {
    { JALONS_ABOUT_PART, "", "", JALONS_UNSET, JALONS_PROJECT_DIAGNOSIS },
    { JALONS_ABOUT_GOAL, jalons_record_get_id (goal), "", JALONS_UNSET, JALONS_PROJECT_TITLE },
    { JALONS_ABOUT_CELL, "", "3e", 2027, JALONS_PROJECT_TITLE },
    { JALONS_ABOUT_INTENTION, jalons_record_get_id (salon), "", JALONS_UNSET, JALONS_PROJECT_TITLE },
    { JALONS_ABOUT_ACTIVITY, jalons_record_get_id (forum), "", JALONS_UNSET, JALONS_PROJECT_TITLE },
  };
  g_autoptr (GPtrArray) same = NULL, changed = NULL, gone = NULL;

  for (unsigned i = 0; i < G_N_ELEMENTS (abouts); i++)
    remark_on (fixture, abouts[i], JALONS_REMARK_OBSERVATION, "Pourquoi ?");
  same = jalons_project_threads (fixture->dataset, paper_project (fixture));
  g_assert_cmpuint (same->len, ==, G_N_ELEMENTS (abouts));
  for (guint i = 0; i < same->len; i++)
    {
      const JalonsThread *thread = same->pdata[i];
      g_autofree char *heading = jalons_about_in_words (fixture->dataset, paper_project (fixture), &thread->about);

      g_assert_cmpint (thread->about.kind, ==, abouts[i].kind);
      g_assert_cmpint (thread->text, ==, JALONS_TEXT_SAME);
      g_assert_cmpstr (thread->then, ==, thread->now);
      g_assert_cmpstr (heading, !=, "");
    }

  fixture_set (fixture, paper_project (fixture), JALONS_PROJECT_DIAGNOSIS, "Trop peu de filles et de garçons.");
  goal = fixture_set (fixture, goal, JALONS_GOAL_TARGET, "90 %");
  salon = fixture_set (fixture, salon, JALONS_INTENTION_MINUTES, "180");
  forum = fixture_set (fixture, forum, JALONS_ACTIVITY_SLOT, "2026-10-14 10:00 120");
  changed = jalons_project_threads (fixture->dataset, paper_project (fixture));
  for (guint i = 0; i < changed->len; i++)
    {
      const JalonsThread *thread = changed->pdata[i];

      g_assert_cmpint (thread->text, ==, JALONS_TEXT_CHANGED);
      g_assert_cmpstr (thread->then, !=, thread->now);
    }

  delete_record (fixture, goal);
  delete_record (fixture, salon);
  delete_record (fixture, forum);
  gone = jalons_project_threads (fixture->dataset, paper_project (fixture));
  g_assert_cmpuint (gone->len, ==, G_N_ELEMENTS (abouts));
  for (guint i = 0; i < gone->len; i++)
    {
      const JalonsThread *thread = gone->pdata[i];
      gboolean record = thread->about.kind != JALONS_ABOUT_PART && thread->about.kind != JALONS_ABOUT_CELL;

      g_assert_cmpint (thread->text, ==, record ? JALONS_TEXT_GONE : JALONS_TEXT_CHANGED);
      g_assert_nonnull (thread->then);
    }
}

/* Copies that were merged may hold remarks that answer each other, or one that is not there. */
static void
test_strange_threads (Fixture *fixture,
                      gconstpointer data)
{
  const char *project = jalons_record_get_id (paper_project (fixture));
  g_autoptr (GPtrArray) threads = NULL;

  fixture_put (fixture, JALONS_ENTITY_REMARK, "a", "project", project, "answers", "b", "words", "A", NULL);
  fixture_put (fixture, JALONS_ENTITY_REMARK, "b", "project", project, "answers", "a", "words", "B", NULL);
  fixture_put (fixture, JALONS_ENTITY_REMARK, "c", "project", project, "answers", "gone", "words", "C", NULL);
  fixture_put (fixture, JALONS_ENTITY_REMARK, "d", "project", project, "answers", "d", "words", "D", "part", "no field",
               NULL);
  threads = jalons_project_threads (fixture->dataset, paper_project (fixture));
  g_assert_cmpuint (threads->len, >=, 3); /* none of C and D is lost, and the ring is seen */
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/what-follows", test_what_follows);
#define ADD(path, test) g_test_add (path, Fixture, NULL, paper_set_up, test, fixture_tear_down)
  ADD ("/review/whole", test_whole_review);
  ADD ("/review/refused", test_refused);
  ADD ("/review/file-later", test_file_later);
  ADD ("/review/thread", test_thread);
  ADD ("/review/deleted-with-answers", test_deleted_with_answers);
  ADD ("/review/texts-change", test_texts_change);
  ADD ("/review/strange-threads", test_strange_threads);
#undef ADD

  return g_test_run ();
}
