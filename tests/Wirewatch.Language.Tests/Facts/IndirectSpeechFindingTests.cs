using Wirewatch.Language.Facts;

namespace Wirewatch.Language.Tests.Facts;

public sealed class IndirectSpeechFindingTests
{
    [Theory]
    [InlineData("[Jane Roe|person] said that the bridge would open in May.", "the bridge would open in May", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person] said the bridge would open in May.", "the bridge would open in May", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person], mayor of [Ostrava|location], told reporters on Friday that the bridge was safe.", "the bridge was safe", "Jane Roe", "told")]
    [InlineData("[Jane Roe|person] told [Reuters|organization] the bridge was safe.", "the bridge was safe", "Jane Roe", "told")]
    [InlineData("According to [NATO|organization], the ships left the port on Monday.", "the ships left the port on Monday", "NATO", "According to")]
    [InlineData("The ships left the port on Monday, according to [NATO|organization].", "The ships left the port on Monday", "NATO", "according to")]
    [InlineData("The ships left the port on Monday, [NATO|organization] said.", "The ships left the port on Monday", "NATO", "said")]
    [InlineData("The ships had left the port, said [Jane Roe|person].", "The ships had left the port", "Jane Roe", "said")]
    [InlineData("[NATO|organization] said in a statement on Friday that the ships had left.", "the ships had left", "NATO", "said")]
    [InlineData("[NATO|organization] denies the two ships were attacked.", "the two ships were attacked", "NATO", "denies")]
    [InlineData("[Jane Roe|person] denied having met the owners of the ship.", "having met the owners of the ship", "Jane Roe", "denied")]
    [InlineData("[Jane Roe|person] warned that the ships might sink.", "the ships might sink", "Jane Roe", "warned")]
    [InlineData("[Jane Roe|person], who has three ships, claimed they were safe.", "they were safe", "Jane Roe", "claimed")]
    [InlineData("[Jane Roe|person] of [NATO|organization] said the ships were safe.", "the ships were safe", "Jane Roe", "said")]
    [InlineData("[Anna Novak|person] met [Peter Brown|person] on Monday. She said that nothing was agreed.", "nothing was agreed", "Anna Novak", "said")]
    [InlineData("[Peter Brown|person] left the room. He had met [John Roe|person]. He said that nothing was agreed.", "nothing was agreed", "Peter Brown", "said")]
    [InlineData("A report by [NATO|organization] stated that the ships were old.", "the ships were old", "NATO", "stated")]
    [InlineData("[Jane Roe|person] opened the bridge, saying that it had cost too much.", "it had cost too much", "Jane Roe", "saying")]
    [InlineData("[Iran|location] left the talks on Monday and said it would not return.", "it would not return", "Iran", "said")]
    [InlineData("[Russia|location] closed the port, but [NATO|organization] kept its ships there, saying that they were safe.", "they were safe", "NATO", "saying")]
    [InlineData("[Viacom|organization] filed a lawsuit last year alleging that the clips were copied.", "the clips were copied", "Viacom", "alleging")]
    [InlineData("[Jane Roe|person] told the two men “you attacked a ship on the high seas,” ruling that they will be sent home.", "they will be sent home", "Jane Roe", "ruling")]
    [InlineData("The plan met doubts, with [NATO|organization] stating that the ships were old.", "the ships were old", "NATO", "stating")]
    [InlineData("There was a meeting in which [Jane Roe|person] stated that the ships were old.", "the ships were old", "Jane Roe", "stated")]
    [InlineData("[Jane Roe|person] last night confirmed this was not the case.", "this was not the case", "Jane Roe", "confirmed")]
    [InlineData("[Jane Roe|person] mistakenly reported that the ships were old.", "the ships were old", "Jane Roe", "reported")]
    [InlineData("[Jane Roe|person] warned [NATO|organization] today that the ships were old.", "the ships were old", "Jane Roe", "warned")]
    [InlineData("[Jane Roe|person] said yesterday morning the road was wet.", "the road was wet", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person] said that, after the match, fans left the town.", "after the match, fans left the town", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person] argued the long ban violates the law.", "the long ban violates the law", "Jane Roe", "argued")]
    [InlineData("[NATO|organization] reported [Jane Roe|person] resigned on Monday.", "Jane Roe resigned on Monday", "NATO", "reported")]
    [InlineData("[Jane Roe|person] said her plans will begin with a bridge.", "her plans will begin with a bridge", "Jane Roe", "said")]
    [InlineData("According to [NATO|organization] the ships left the port.", "the ships left the port", "NATO", "According to")]
    [InlineData("According to [Jane Roe|person] on Saturday, the ships left the port.", "the ships left the port", "Jane Roe", "According to")]
    [InlineData("On Monday, according to [NATO|organization], the ships left the port.", "the ships left the port", "NATO", "according to")]
    [InlineData("The ships left the port, according to [Jane Roe|person], a spokesperson for the harbour.", "The ships left the port", "Jane Roe", "according to")]
    [InlineData("As of Monday, twenty ships had left, according to [Jane Roe|person].", "As of Monday, twenty ships had left", "Jane Roe", "according to")]
    [InlineData("The road is to close, the mayor, [Jane Roe|person], has announced.", "The road is to close", "Jane Roe", "announced")]
    [InlineData("[Iran|location] says its plan is peaceful, but [NATO|organization] has doubts about it.", "its plan is peaceful", "Iran", "says")]
    [InlineData("[NATO|organization] said the ships had left the port, following a storm which sank two.", "the ships had left the port", "NATO", "said")]
    [InlineData("[NATO|organization] says it has found no trace despite [Iran|location] claiming otherwise.", "it has found no trace", "NATO", "says")]
    [InlineData("[Jane Roe|person] said the figures were very bad, and urged boards to act.", "the figures were very bad", "Jane Roe", "said")]
    [InlineData("[Lebanon|location|Q822] is at peace. On Monday, the [Lebanese|norp] government said it would meet again.", "it would meet again", "Q822", "said")]
    [InlineData("The official [Xinhua|organization] news agency said Monday that the ships had left.", "the ships had left", "Xinhua", "said")]
    [InlineData("[Jane Roe|person] told the [Interfax|organization] news agency Thursday the talks had failed.", "the talks had failed", "Jane Roe", "told")]
    [InlineData("[Pemex|organization] - an oil company - says it has closed two fields.", "it has closed two fields", "Pemex", "says")]
    [InlineData("[Jane Roe|person] told reporters in [Warsaw|location] the talks had failed.", "the talks had failed", "Jane Roe", "told")]
    [InlineData("[Jane Roe|person] said in a statement Thursday the law is a breach.", "the law is a breach", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person] said after the game that the goal was the key.", "the goal was the key", "Jane Roe", "said")]
    [InlineData("[NASA|organization] announced Nov. 18 that it was adding ships.", "it was adding ships", "NASA", "announced")]
    [InlineData("[NATO|organization] released a statement Wednesday saying the ships were lost.", "the ships were lost", "NATO", "saying")]
    [InlineData("[Jane Roe|person] says experts continue to work on documents.", "experts continue to work on documents", "Jane Roe", "says")]
    [InlineData("[Jane Roe|person] denied ever making a pledge to leave.", "making a pledge to leave", "Jane Roe", "denied")]
    [InlineData("[Jane Roe|person] had earlier said his country did not agree.", "his country did not agree", "Jane Roe", "said")]
    [InlineData("[NATO|organization] reports the man who led the ship was caught.", "the man who led the ship was caught", "NATO", "reports")]
    [InlineData("[Jane Roe|person] said the ship would leave in May, but she did not say when.", "the ship would leave in May", "Jane Roe", "said")]
    [InlineData("[Hamas|organization] left the talks on Monday. The group said it had other plans.", "it had other plans", "Hamas", "said")]
    [InlineData("[Russia|location] and [China|location], however, are not so sure. They state that this could harm it.", "this could harm it", "China", "state")]
    [InlineData("The ships were old, [Jane Roe|person] told [Reuters|organization] on Monday.", "The ships were old", "Jane Roe", "told")]
    [InlineData("[Jane Roe|person] was quoted by [Reuters|organization] as saying she would go.", "she would go", "Jane Roe", "saying")]
    [InlineData("[Reuters|organization] quoted [Jane Roe|person] as saying that the ships were old.", "the ships were old", "Jane Roe", "saying")]
    [InlineData("[Jane Roe|person] said the ships were old, a claim [NATO|organization] denied.", "the ships were old", "Jane Roe", "said")]
    [InlineData("[Jane Roe|person] said the ships were old, which [NATO|organization] denied.", "the ships were old", "Jane Roe", "said")]
    [InlineData("A report in the [New York Times|organization] said the ships were old.", "the ships were old", "New York Times", "said")]
    [InlineData("The share has reached 95%, according to [NATO|organization] figures.", "The share has reached 95%", "NATO", "according to")]
    [InlineData("According to [NATO|organization] data released on Monday, the ships were old.", "the ships were old", "NATO", "According to")]
    [InlineData("According to the [Survey of Wages|miscellaneous] by [Eurostat|organization], the gap mounts to 26%, whereas it is 17% there.", "the gap mounts to 26%, whereas it is 17% there", "Eurostat", "According to")]
    [InlineData("According to [Paul Roe|person], who is head of the school of law, in our town it is rare.", "in our town it is rare", "Paul Roe", "According to")]
    [InlineData("While western states met over alleged fraud, the [Guardian Council|organization] announced that a recount confirmed it.", "a recount confirmed it", "Guardian Council", "announced")]
    [InlineData("Secretary [Jane Roe|person], says that the ships were old.", "the ships were old", "Jane Roe", "says")]
    [InlineData("The [Storm Centre|organization] in [Miami|location], [Florida|location] said the storm went east.", "the storm went east", "Storm Centre", "said")]
    [InlineData("[Jane Roe|person] of the island's power authority said fixing the plant may take a year.", "fixing the plant may take a year", "Jane Roe", "said")]
    [InlineData("The [Supreme Court|organization], which rules on the law, said not allowing it was wrong.", "not allowing it was wrong", "Supreme Court", "said")]
    [InlineData("According to [NATO|organization], two ships will be added by May, adding to the six of last year.", "two ships will be added by May, adding to the six of last year", "NATO", "According to")]
    [InlineData("Sales fell by a tenth in May, [NATO|organization] said today, in a sign that nobody buys ships.", "Sales fell by a tenth in May", "NATO", "said")]
    [InlineData("According to the analysts [Joe Doe|person] and [Jane Roe|person], the ships were old.", "the ships were old", "Jane Roe", "According to")]
    [InlineData("[Iran|location] continues to claim its plan is peaceful.", "its plan is peaceful", "Iran", "claim")]
    [InlineData("[Jane Roe|person] took six months off in May, later revealing she had been ill.", "she had been ill", "Jane Roe", "revealing")]
    [InlineData("[Jane Roe|person] has warned that the plan is a threat, shortly after [Joe Doe|person] accused the press of it.", "the plan is a threat", "Jane Roe", "warned")]
    [InlineData("The [Supreme Court|organization] ruled the plan was unlawful.", "the plan was unlawful", "Supreme Court", "ruled")]
    [InlineData("[Jane Roe|person] left the race in May, pointing out she had no money.", "she had no money", "Jane Roe", "pointing")]
    [InlineData("The ships were old, argued the firm's lawyer, [Jane Roe|person].", "The ships were old", "Jane Roe", "argued")]
    [InlineData("[Jane Roe|person] replied the ships were old.", "the ships were old", "Jane Roe", "replied")]
    [InlineData("[Jane Roe|person] said at a press conference yesterday morning the ships were old.", "the ships were old", "Jane Roe", "said")]
    [InlineData("According to the judge, [Jane Roe|person], the sentence is due to illness.", "the sentence is due to illness", "Jane Roe", "According to")]
    [InlineData("According to [CNN|organization] in an article published yesterday, presidents rarely ask for it.", "presidents rarely ask for it", "CNN", "According to")]
    public void What_somebody_is_told_to_have_said_is_a_clause_with_its_source(string text, string clause, string speaker, string cue)
    {
        var found = Assert.Single(Find(text));
        Assert.Equal((clause, speaker, cue), (found.Text, found.Speaker?.Value, found.CueText));
    }

    [Theory]
    [InlineData("[Jane Roe|person]'s critics said that the bridge was too dear.")]
    [InlineData("According to [Jane Roe|person]'s critics, the bridge was too dear.")]
    [InlineData("Officials told [Reuters|organization] that the bridge was closed.")]
    [InlineData("A spokesman for [NATO|organization] said the ships had left.")]
    [InlineData("An aide to [Jane Roe|person] said the bridge was safe.")]
    [InlineData("[Jane Roe|person] was told that the bridge was closed.")]
    [InlineData("[Jane Roe|person] did not say that the bridge was closed.")]
    [InlineData("[Jane Roe|person] is expected to announce that the bridge is closed.")]
    [InlineData("If [Jane Roe|person] says that the bridge is closed, nobody will come.")]
    [InlineData("Witnesses said that [Jane Roe|person] said that the bridge was closed.")]
    [InlineData("The [Iraqi|norp] army said that the bridge was closed.")]
    [InlineData("The officer who shot [Jane Roe|person] said that he had feared for his life.")]
    [InlineData("The woman who accused [Jane Roe|person] said that she had been threatened.")]
    [InlineData("[Joe Doe|person] in an interview with [Fox News|organization] said that the bridge was closed.")]
    [InlineData("Diplomats who met with [Jane Roe|person] said that the bridge was closed.")]
    [InlineData("A person familiar with [Boeing|organization] said that the bridge was closed.")]
    [InlineData("Lawyers representing [Jane Roe|person] said that the bridge was closed.")]
    [InlineData("The bridge was closed, said lawyers representing [Jane Roe|person].")]
    [InlineData("According to police investigating [Jane Roe|person], the bridge was closed.")]
    [InlineData("Neither [Jane Roe|person] nor [Joe Doe|person] said that the bridge was closed.")]
    [InlineData("Police arrested [Jane Roe|person] on Monday and said that she had confessed.")]
    [InlineData("Lawmakers criticized [Jane Roe|person] on Tuesday, saying that the bridge was closed.")]
    [InlineData("Prosecutors charged [Jane Roe|person], 34, and said that she had confessed.")]
    [InlineData("[Herve Morin|person], defence minister of [France|location], flew home. The [Brazilian|norp] defence minister said that the bridge was closed.")]
    [InlineData("[Jane Roe|person] resigned from her post yesterday, announcing [Joe Doe|person] as her successor.")]
    [InlineData("[Anna Hesel|person] left. “The bridge is shut to everybody,” a spokeswoman said. She added that nobody knew why.")]
    [InlineData("[Jane Roe|person] was the judge. One of the victims gave her name. She said that she did this for others.")]
    [InlineData("[Canada|location|Q16] is at peace. A source within the [Canadian|norp] government said that the bridge was closed.")]
    [InlineData("A man accused of robbing [Jane Roe|person] left the town, saying that the bridge was closed.")]
    [InlineData("[NATO|organization] left the port and police arrested a man, saying that he had confessed.")]
    [InlineData("[NATO|organization] received a letter saying that the bridge was closed.")]
    [InlineData("They have not met, said [Jane Roe|person], and will not.")]
    [InlineData("[Joe Roe|person] won. The mayor of [Ostrava|location] opened the bridge. He said that it was safe.")]
    [InlineData("Prince [Joe Roe|person], the brother of the mayor, [Jack Roe|person], said that it was safe.")]
    [InlineData("[Hamas|organization] met [NATO|organization] on Monday. The group said that it had other plans.")]
    [InlineData("[Jane Roe|person] was in town. Reports from [Colombo|location] say that the bridge was closed.")]
    [InlineData("The bridge was closed, said the head of the board of directors of the bridge.")]
    [InlineData("[Reuters|organization] cited officials as saying that the bridge was closed.")]
    [InlineData("The bridge was closed, officials told [Reuters|organization].")]
    [InlineData("The bridge was closed, [Reuters|organization] quoted officials as saying.")]
    [InlineData("[Joe Roe|person] met the press. It was late, the spokesman said. He added that the bridge was closed.")]
    public void Where_the_source_has_no_name_or_nothing_was_said_nothing_is_marked(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("[Jane Roe|person] announced a plan for the bridge on Friday.")]
    [InlineData("[NATO|organization] reported no losses for the week.")]
    [InlineData("[NATO|organization] claimed responsibility for the attack that was seen on Friday.")]
    [InlineData("[Jane Roe|person] told people that had gathered at the bridge.")]
    [InlineData("[Jane Roe|person] confirmed the death of a man who was found on Monday.")]
    [InlineData("[Jane Roe|person] said “the bridge is open to everybody now.”")]
    [InlineData("[Jane Roe|person] said it was “open to everybody who wants to cross it.”")]
    [InlineData("[Jane Roe|person] confirmed her name and was freed on Monday.")]
    [InlineData("[Jane Roe|person] told [NATO|organization] after the verdict “my client is very glad about all of it.”")]
    [InlineData("[Cyprus|location] state radio reported the ship was empty.")]
    [InlineData("There was no word from [Jane Roe|person], but reports say the ship was empty.")]
    [InlineData("[Jane Roe|person] pointed out the man who had left.")]
    [InlineData("[Jane Roe|person] replied to the letter that was sent.")]
    public void What_is_no_clause_or_only_a_quotation_is_not_marked(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_clause_that_quotes_a_few_words_is_marked_and_they_stay_direct()
    {
        var document = Read("[Jane Roe|person] said the new bridge was “a disaster for the whole town” that nobody needed.");
        Assert.Equal(
            [(QuotationKind.Indirect, "the new bridge was “a disaster for the whole town” that nobody needed"), (QuotationKind.Direct, "“a disaster for the whole town”")],
            document.Quotations.Select(quotation => (quotation.Kind, quotation.Text)));
    }

    [Fact]
    public void Two_sources_in_one_sentence_keep_their_own_clauses() =>
        Assert.Equal(
            [("this would cost too much", "NATO"), ("it was cheap", "Jane Roe")],
            Find("[NATO|organization] argued that this would cost too much, but [Jane Roe|person] said it was cheap.").Select(found => (found.Text, found.Speaker!.Value.Value)));

    [Fact]
    public void Somebody_else_who_writes_more_behind_while_has_a_clause_of_their_own() =>
        Assert.Equal(
            [("it was a great loss for all", "Jane Roe"), ("he had ordered checks", "Joe Doe")],
            Find("[Jane Roe|person] said it was a great loss for all while [Joe Doe|person] wrote he had ordered checks.").Select(found => (found.Text, found.Speaker!.Value.Value)));

    [Fact]
    public void A_kind_that_was_never_stored_reads_as_direct()
    {
        const string stored = """{"language":"en","text":"“a b”","quotations":[{"start":0,"end":5,"text":"“a b”"}]}""";
        Assert.Equal(QuotationKind.Direct, Assert.Single(System.Text.Json.JsonSerializer.Deserialize(stored, AnnotationJson.Default.AnnotatedText)!.Quotations).Kind);
    }

    private static List<Quotation> Find(string marked) => Read(marked).Quotations.FindAll(quotation => quotation.Kind == QuotationKind.Indirect);

    private static Document Read(string marked)
    {
        var document = MarkedText.Read(marked);
        new RoleFinding().Apply(document);
        new QuotationFinding().Apply(document);
        new IndirectSpeechFinding().Apply(document);
        Assert.All(document.Quotations, quotation => Assert.Equal(document.Text[quotation.Start..quotation.End], quotation.Text));
        return document;
    }
}
